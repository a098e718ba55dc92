fn main() {
    let one = String::from("World");
    for _ in 0..2 {
        let two = one;
        println!("our value = {two}");
    }
}
