fn main() {
    let s = String::from("a");
    for _ in 0..2 {
        drop(s);
    }
}
