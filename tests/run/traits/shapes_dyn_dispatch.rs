use std::any::Any;
use std::fmt::{self, Debug, Display};

trait Named {
    fn name(&self) -> String;
}

trait Shape: Named + Debug {
    fn area(&self) -> f64;

    fn scaled(&self, factor: f64) -> Box<dyn Shape>;

    fn describe(&self) -> String {
        format!("{} of area {:.2}", self.name(), self.area())
    }

    fn as_any(&self) -> &dyn Any;
}

#[derive(Debug, Clone)]
struct Circle {
    radius: f64,
}

#[derive(Debug, Clone)]
struct Rectangle(f64, f64);

impl Named for Circle {
    fn name(&self) -> String {
        "circle".to_string()
    }
}

impl Named for Rectangle {
    fn name(&self) -> String {
        let kind = if self.0 == self.1 { "square" } else { "rectangle" };
        kind.to_string()
    }
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        std::f64::consts::PI * self.radius.powi(2)
    }

    fn scaled(&self, factor: f64) -> Box<dyn Shape> {
        Box::new(Circle { radius: self.radius * factor })
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Shape for Rectangle {
    fn area(&self) -> f64 {
        self.0 * self.1
    }

    fn scaled(&self, factor: f64) -> Box<dyn Shape> {
        Box::new(Rectangle(self.0 * factor, self.1 * factor))
    }

    fn describe(&self) -> String {
        format!("{} {}x{}", self.name(), self.0, self.1)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Display for dyn Shape + '_ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.describe())
    }
}

fn largest<'a>(shapes: &'a [Box<dyn Shape>]) -> Option<&'a dyn Shape> {
    shapes.iter().map(|shape| shape.as_ref()).max_by(|a, b| a.area().total_cmp(&b.area()))
}

fn main() {
    let circle = Circle { radius: 1.5 };
    let mut shapes: Vec<Box<dyn Shape>> = vec![Box::new(circle), Box::new(Rectangle(2.0, 2.0))];
    shapes.push(shapes[1].scaled(1.25));
    for shape in &shapes {
        println!("{shape} {shape:?}");
    }
    if let Some(shape) = largest(&shapes) {
        println!("largest: {shape}");
    }
    let rectangles = shapes.iter().filter_map(|shape| shape.as_any().downcast_ref::<Rectangle>());
    println!("{}", rectangles.map(|rectangle| rectangle.0).sum::<f64>());
}
