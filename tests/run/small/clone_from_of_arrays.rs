fn main() {
    let x = Box::new([5, 6, 7]);
    let mut y = Box::new([8, 9, 10]);
    y.clone_from(&x);
    let mut t = (1, String::from("a"));
    t.clone_from(&(2, "b".to_string()));
    let mut a = [String::from("q"), String::new()];
    a.clone_from(&[String::from("z"), String::from("y")]);
    println!("{y:?} {t:?} {a:?}");
    let f = |x: i32| x + 1;
    let mut g = f;
    g.clone_from(&f);
    println!("{}", g(1));
}
