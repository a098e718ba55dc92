use std::fmt;

trait OutlinePrint: fmt::Display {
    const WIDTH: usize = 4;

    fn outline_print(&self) {
        println!("{self}");
    }
    fn make() -> i32 {
        1
    }
}

struct Point;

impl OutlinePrint for Point {}

fn generic<T: OutlinePrint>(t: T) {
    t.outline_print();
}

fn main() {
    let p = Point;
    p.outline_print();
    Point::make();
    <Point as OutlinePrint>::make();
    let width = Point::WIDTH;
    generic(p);
}
