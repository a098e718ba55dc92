struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let point = Point(1, 2);
    let kind = Vec;
    println!("{} {}", point.x, point.y);
    let number = u32;
}
