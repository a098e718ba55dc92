fn main() {
    let word = "cat";
    match word {
        "a"..="m" => println!("first half"),
        _ => println!("second half"),
    }
}
