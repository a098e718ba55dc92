fn f() -> impl Iterator<Item = impl std::fmt::Display> {
    (0..3).map(|x| x * 2)
}
fn g() -> impl Iterator<Item = impl Iterator<Item = char>> {
    (0..2).map(|x| "ab".chars().skip(x))
}
fn main() {
    for c in f() {
        println!("{c}");
    }
    for c in g() {
        println!("{:?}", c.collect::<String>());
    }
}
