enum Shape {
    Rectangle(u32, u32),
    Square(u32),
}

fn area(shape: Shape) -> u32 {
    match shape {
        Shape::Rectangle(width) => width,
        Shape::Square(side, extra) => side * extra,
    }
}

fn main() {
    println!("{}", area(Shape::Square(2)) + area(Shape::Rectangle(1, 2)));
}
