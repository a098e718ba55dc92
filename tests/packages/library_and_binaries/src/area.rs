#[derive(Debug)]
pub enum Shape {
    Square(i32),
    Rect(i32, i32),
}
impl Shape {
    pub fn area(&self) -> i32 {
        match self {
            Shape::Square(n) => n * n,
            crate::area::Shape::Rect(a, b) => a * b,
        }
    }
}
