enum Shape {
    Circle(f64),
    Rectangle { width: f64, height: f64 },
    Empty,
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle(radius) => 3.0 * radius * radius,
        Shape::Rectangle { width, height } => width * height,
        Shape::Empty => 0.0,
    }
}

fn main() {
    let shapes = [Shape::Circle(2.0), Shape::Rectangle { width: 2.0, height: 3.5 }, Shape::Empty];
    for shape in &shapes {
        println!("{}", area(shape));
    }
}
