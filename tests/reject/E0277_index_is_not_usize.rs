fn main() {
    let numbers = vec![1, 2, 3];
    let index: i32 = 1;
    println!("{}", numbers[index]);
    println!("{}", "text"[0]);
}
