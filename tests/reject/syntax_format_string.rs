fn main() {
    let name = "ada";
    println!("{} {}", name);
    println!("{}", name, 3);
    println!("{missing");
    println!("{name:?x}");
    println!(name);
}
