fn main() {
    let name = Some(String::from("ada"));
    println!("{}", name.len());
    let number: Result<i32, ()> = Ok(1);
    println!("{}", number.abs());
}
