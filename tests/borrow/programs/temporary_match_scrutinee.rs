fn main() {
    let n = match String::from("a").as_str() { "a" => 1, _ => 2 };
    println!("{}", n);
}
