use super::point::Point;

#[derive(Debug)]
pub struct Line(pub Point, pub Point);

impl Line {
    pub fn length(&self) -> f64 {
        let Line(a, b) = self;
        (a.x - b.x).hypot(a.y - b.y)
    }
}
