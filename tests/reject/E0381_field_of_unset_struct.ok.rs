struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut point: Point = Point { x: 0, y: 0 };
    point.x = 1;
    point.y = 2;
    println!("{}", point.x + point.y);
}
