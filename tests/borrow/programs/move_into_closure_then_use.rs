fn main() {
    let s = String::from("a");
    let f = move || println!("{}", s);
    f();
    println!("{}", s);
}
