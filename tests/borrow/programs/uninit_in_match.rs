fn main() {
    let n = std::env::args().count();
    let x: i32;
    match n {
        1 => x = 1,
        2 => x = 2,
        _ => {}
    }
    println!("{}", x);
}
