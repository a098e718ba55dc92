fn main() {
    let x = Some(1);
    match x {
        Some(n) if n > 0 => println!("{}", n),
        _ => {}
    }
}
