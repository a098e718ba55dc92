fn main() {
    println!("hello");
    println!();
    print!("no newline, ");
    println!("then one");
}
