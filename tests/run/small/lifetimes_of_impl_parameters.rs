fn sum_all<'a>(it: impl IntoIterator<Item = &'a i32>) -> i32 {
    it.into_iter().sum()
}
fn pick<'a>(it: impl Iterator<Item = &'a str>, d: &'a str) -> &'a str {
    it.last().unwrap_or(d)
}
fn apply<'a>(f: impl Fn(&'a str) -> &'a str, s: &'a str) -> &'a str {
    f(s)
}
fn main() {
    println!("{}", sum_all(vec![3, 4].iter()));
    let s = String::from("a b");
    let d = String::from("d");
    println!("{} {}", pick(s.split(' '), &d), apply(|x| x.trim(), &s));
    println!("{}", [1, 2].iter().map(|x| sum_all(&[*x, 3])).sum::<i32>());
}
