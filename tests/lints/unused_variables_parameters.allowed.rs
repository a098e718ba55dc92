#![allow(unused, nonstandard_style, unconditional_recursion)]
struct Counter;

impl Counter {
    fn add(&self, amount: u32) {}
}

trait Shape {
    fn scale(&self, factor: f64) {}
    fn area(&self, unit: u32) -> f64;
}

impl Shape for Counter {
    fn area(&self, unit: u32) -> f64 {
        0.0
    }
}

fn free(mut count: usize, name: &str) -> usize {
    count += 1;
    count
}

fn main() {
    Counter.add(1);
    Counter.scale(Counter.area(1));
    println!("{}", free(1, "x"));
}
