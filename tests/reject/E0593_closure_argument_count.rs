fn apply(f: impl Fn(i32, i32) -> i32) -> i32 {
    f(1, 2)
}

fn main() {
    println!("{}", apply(|a| a));
    let doubled: Vec<i32> = [1, 2].iter().map(|| 3).collect();
    println!("{doubled:?}");
}
