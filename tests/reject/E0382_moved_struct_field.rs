struct Config {
    name: String,
    verbose: bool,
}

fn main() {
    let config = Config { name: String::from("a"), verbose: true };
    let other = Config { verbose: false, ..config };
    println!("{} {} {}", other.name, other.verbose, config.verbose);
    println!("{}", config.name);
}
