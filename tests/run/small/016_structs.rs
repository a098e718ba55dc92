struct Point {
    x: i32,
    y: i32,
}

struct Meters(f64);
struct Marker;

fn main() {
    let mut here = Point { x: 1, y: 2 };
    here.x += 10;
    let x = 5;
    let there = Point { x, ..here };
    let Meters(length) = Meters(2.5);
    let _marker = Marker;
    println!("{} {} {} {} {length}", here.x, here.y, there.x, there.y);
}
