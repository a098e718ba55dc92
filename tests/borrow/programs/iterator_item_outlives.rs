fn main() {
    let mut v = vec![String::from("a")];
    let first = v.iter().next().unwrap();
    v.clear();
    println!("{}", first);
}
