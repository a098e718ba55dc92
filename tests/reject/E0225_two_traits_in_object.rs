use std::fmt::{Debug, Display};

fn show(item: Box<dyn Debug + Display>) {
    println!("{item}");
}

fn main() {
    show(Box::new(1));
}
