fn apply(f: impl Fn(i32) -> i32, n: i32) -> i32 {
    f(n)
}

fn main() {
    let offset = 10;
    let add = |n| n + offset;
    println!("{} {}", apply(add, 1), apply(|n| n * n, 7));
    let mut count = 0;
    let mut tick = || count += 1;
    tick();
    tick();
    println!("{count}");
}
