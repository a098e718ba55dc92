fn main() {
    let names = vec![String::from("a"), String::from("bb")];
    let limit = 1;
    let long: Vec<&String> = names.iter().filter(|n| n.len() > limit).collect();
    println!("{:?} {:?}", long, names);
}
