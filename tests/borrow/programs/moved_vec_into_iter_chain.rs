fn main() {
    let v = vec![String::from("a")];
    let n: Vec<usize> = v.into_iter().map(|s| s.len()).collect();
    println!("{:?}{:?}", n, v);
}
