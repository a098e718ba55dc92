fn run(f: impl Fn() -> usize) -> usize { f() }
fn main() {
    let v = vec![1];
    let f = || v.len();
    println!("{} {}", run(&f), run(f));
    println!("{:?}", v);
}
