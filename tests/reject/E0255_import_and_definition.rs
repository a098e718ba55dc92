use std::mem::swap;

fn swap(a: i32, b: i32) -> (i32, i32) {
    (b, a)
}

fn main() {
    println!("{:?}", swap(1, 2));
}
