//! A library.
pub mod area;
mod private;

pub use area::Shape;

#[macro_export]
macro_rules! square {
    ($n:expr) => {
        $crate::Shape::Square($n)
    };
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Point {
    pub x: i32,
    y: i32,
}

impl Point {
    pub fn new(x: i32, y: i32) -> Self {
        Point { x, y }
    }
    pub fn y(&self) -> i32 {
        self.y
    }
    pub(crate) fn hidden(&self) -> i32 {
        private::one() + self.y
    }
}

pub trait Describe {
    fn describe(&self) -> String {
        String::from("thing")
    }
}

impl Describe for Point {}
impl<T: Describe> Describe for Vec<T> {
    fn describe(&self) -> String {
        self.iter()
            .map(|t| t.describe())
            .collect::<Vec<_>>()
            .join(",")
    }
}

pub fn path() -> &'static str {
    module_path!()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn hidden_is_one_more() {
        assert_eq!(Point::new(1, 2).hidden(), 3);
    }
}
