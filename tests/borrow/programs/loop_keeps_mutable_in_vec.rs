fn main() {
    let mut s = String::new();
    let mut refs: Vec<&mut String> = vec![];
    for _ in 0..2 {
        refs.push(&mut s);
    }
}
