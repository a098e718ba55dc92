fn main() {
    let a = [String::from("a"), String::from("b")];
    for i in 0..2 {
        let s = a[i];
        println!("{}", s);
    }
}
