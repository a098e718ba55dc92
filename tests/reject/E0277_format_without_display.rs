struct Point {
    x: i32,
}

fn main() {
    let point = Point { x: 1 };
    println!("{point} {}", point.x);
    println!("{:?}", point);
}
