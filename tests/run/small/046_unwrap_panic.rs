fn main() {
    let first: Option<i32> = Some(1);
    println!("{}", first.unwrap());
    let second: Result<i32, String> = Err("no second".to_string());
    println!("{}", second.expect("the second value"));
}
