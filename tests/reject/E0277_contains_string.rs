fn main() {
    let s = String::from("abc");
    println!("{}", s.contains(String::from("a")));
}
