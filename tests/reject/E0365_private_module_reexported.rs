mod detail {
    pub const LIMIT: u32 = 3;
}

pub use detail as limits;

fn main() {
    println!("{}", limits::LIMIT);
}
