fn main() {
    let count: i32 = "three";
    let ratio: f64 = 1;
    let text: String = "owned?";
    println!("{count} {ratio} {text}");
}
