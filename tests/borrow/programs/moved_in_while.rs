fn take(s: String) -> bool {
    s.is_empty()
}
fn main() {
    let s = String::from("a");
    let mut n = 0;
    while n < 3 {
        take(s);
        n += 1;
    }
}
