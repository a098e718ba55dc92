struct Token;

unsafe trait Trusted {
    fn id(&self) -> u32;
}

unsafe impl Trusted for Token {
    fn id(&self) -> u32 {
        1
    }
}

fn main() {
    println!("{}", Token.id());
}
