fn main() {
    let a = [String::new(), String::new()];
    let [x, y] = a;
    println!("{}{}", x, y);
}
