use std::fmt::Display;

struct Point {
    x: i32,
}

fn show(item: impl Display) -> String {
    item.to_string()
}

fn main() {
    println!("{}", show(Point { x: 1 }));
    println!("{}", Point { x: 2 }.x);
}
