fn main() {
    let s = String::from("a");
    let f = || println!("{}", s);
    f();
    println!("{}", s);
    f();
}
