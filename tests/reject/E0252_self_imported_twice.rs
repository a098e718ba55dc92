use std::fmt::{self, self};

fn main() {
    println!("{:?}", fmt::Error);
}
