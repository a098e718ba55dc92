fn main() {
    let s = String::from("a");
    loop {
        drop(s);
        break;
    }
}
