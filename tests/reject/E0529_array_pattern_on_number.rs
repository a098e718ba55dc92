fn main() {
    let number: f32 = 1.0;
    match number {
        [first, ..] => println!("{first}"),
        _ => {}
    }
}
