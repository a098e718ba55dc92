#![allow(unused, nonstandard_style, unconditional_recursion)]
#[derive(Debug, Clone)]
struct Config {
    name: String,
    level: u8,
    _hidden: u8,
}

struct Wrapper(i32, u8, String);

struct Marker(u8);

enum Shape {
    Circle { radius: f64, label: String },
    Square(f64),
    Triangle,
    Hexagon,
}

impl Config {
    const DEFAULT: u8 = 1;

    fn new() -> Config {
        Config { name: String::new(), level: 0, _hidden: 0 }
    }

    fn level(&self) -> u8 {
        1
    }

    fn reset(&mut self) {
        self.level = 0;
    }
}

trait Animal {
    fn name(&self) -> String;
    fn legs(&self) -> u32 {
        4
    }
    const KIND: u8 = 1;
}

impl Animal for Wrapper {
    fn name(&self) -> String {
        self.2.clone()
    }
}

fn show(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle { radius, .. } => *radius,
        Shape::Square(side) => *side,
        Shape::Triangle => 0.0,
        Shape::Hexagon => 6.0,
    }
}

fn main() {
    let config = Config::new();
    println!("{config:?}");
    println!("{}", Wrapper(1, 2, String::new()).name());
    let _marker = Marker(1);
    println!("{}", show(&Shape::Circle { radius: 1.0, label: String::new() }));
    println!("{}", show(&Shape::Square(1.0)));
}
