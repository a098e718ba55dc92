enum Shape { Square { side: u32 }, Rect(u32, u32), Dot }
fn area(s: Shape) -> u32 {
    match s {
        Shape::Square => 1,
        Shape::Rect {} => 2,
        Shape::Dot => 0,
    }
}
fn main() { area(Shape::Dot); }
