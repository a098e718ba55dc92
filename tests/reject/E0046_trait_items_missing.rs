trait Shape {
    const SIDES: u32;
    type Unit;
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::from("shape")
    }
}

struct Square(f64);

impl Shape for Square {
    const SIDES: u32 = 4;
}

fn main() {
    println!("{} {}", Square(2.0).name(), Square::SIDES);
}
