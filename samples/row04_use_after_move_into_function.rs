fn consume(text: String) -> usize {
    text.len()
}

fn main() {
    let one = String::from("World");
    let length = consume(one);
    println!("our value = {one}, {length} bytes");
}
