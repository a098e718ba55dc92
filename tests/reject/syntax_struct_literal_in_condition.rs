#[derive(PartialEq)]
struct Point {
    x: i32,
}

fn main() {
    let point = Point { x: 1 };
    if point == Point { x: 1 } {
        println!("same");
    }
}
