trait Greet {
    fn greet(&self) -> &str;
}

struct Host;

pub impl Greet for Host {
    pub fn greet(&self) -> &str {
        "hi"
    }
}

fn main() {
    println!("{}", Host.greet());
}
