fn main() {
    let mut v: Vec<String> = vec![String::from("a")];
    for s in &v {
        v.push(s.clone());
    }
}
