fn main() {
    let make: for<'a> fn() -> &'a str = || "x";
    println!("{}", make());
}
