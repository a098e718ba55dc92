fn settings() -> &Vec<String> {
    unimplemented!()
}

fn next_name() -> Option<&str> {
    None
}

fn main() {
    println!("{:?}", next_name());
    settings();
}
