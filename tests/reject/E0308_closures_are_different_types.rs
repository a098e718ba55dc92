fn main() {
    let mut step = |n: i32| n + 1;
    step = |n: i32| n + 2;
    println!("{}", step(1));
}
