fn main() {
    let mut kept: Vec<&String> = vec![];
    for i in 0..3 {
        let s = i.to_string();
        kept.push(&s);
    }
    println!("{:?}", kept);
}
