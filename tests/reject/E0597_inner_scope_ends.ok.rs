fn main() {
    let line = String::from("a line");
    let longest;
    {
        longest = line.as_str();
    }
    println!("{longest}");
}
