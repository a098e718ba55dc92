fn main() {
    let mut kept: Vec<&String> = vec![];
    let mut f = |s: &String| kept.push(s);
    let s = String::new();
    f(&s);
}
