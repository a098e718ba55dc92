#[derive(Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let here = Point { x: 1, y: 2 };
    let mut there = here;
    there.x = 10;
    println!("{} {}", here.x + there.x, there.y);
}
