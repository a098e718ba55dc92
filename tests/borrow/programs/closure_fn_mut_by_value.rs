fn run(mut f: impl FnMut() -> i32) -> i32 { f() + f() }
fn main() {
    let mut n = 0;
    println!("{}", run(|| { n += 1; n }));
    println!("{}", n);
}
