fn main() {
    let number = 1;
    let text = String::from("a");
    number;
    text;
}
