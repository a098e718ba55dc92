use std::fmt::self;

fn main() {
    println!("{:?}", fmt::Error);
}
