fn main() {
    let mut kept: Vec<&str> = Vec::new();
    let mut keep = |s| kept.push(s);
    keep("a");
    keep("b");
    println!("{:?}", kept);
}
