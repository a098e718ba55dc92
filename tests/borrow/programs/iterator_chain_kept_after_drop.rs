fn main() {
    let names = vec![String::from("a"), String::from("bb")];
    let long: Vec<&String> = names.iter().filter(|n| n.len() > 1).collect();
    drop(names);
    println!("{:?}", long);
}
