struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut point: Point;
    point.x = 1;
    point.y = 2;
    println!("{}", point.x + point.y);
}
