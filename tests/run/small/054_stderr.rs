fn main() {
    eprintln!("to the error stream");
    println!("to the output");
    let seen = dbg!(1 + 1) * 2;
    println!("{seen}");
}
