fn main() {
    let flag = true;
    let number: i32 = if flag { 5 };
    println!("{number}");
}
