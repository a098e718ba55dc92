fn main() {
    let longest;
    {
        let line = String::from("a line");
        longest = line.as_str();
    }
    println!("{longest}");
}
