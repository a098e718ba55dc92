fn consume(name: String) {
    println!("{name}");
}

fn main() {
    let name = String::from("ada");
    let mut rounds = 0;
    while rounds < 2 {
        consume(name.clone());
        rounds += 1;
    }
}
