fn main() {
    let values = [1, 2];
    for value in values {
        if value > 1 {
            println!("{value}");
    }
}
