fn main(arguments: Vec<String>) {
    println!("{}", arguments.len());
}
