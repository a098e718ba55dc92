fn main() {
    let x = 1;
    let r: &'static i32 = &x;
    println!("{}", r);
}
