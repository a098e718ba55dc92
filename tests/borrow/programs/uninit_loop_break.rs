fn main() {
    let x: i32;
    loop {
        x = 1;
        break;
    }
    println!("{}", x);
}
