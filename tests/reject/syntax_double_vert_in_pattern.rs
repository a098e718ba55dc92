fn main() {
    let n = 3;
    match n {
        1 || 2 => println!("few"),
        _ => println!("many"),
    }
}
