enum Shape { Dot, Line, Box }
fn sides(s: Shape) -> u32 {
    match s {
        Shape::Dot, Shape::Line => 0,
        Shape::Box => 4,
    }
}
fn main() { sides(Shape::Dot); }
