trait Area {
    fn area(&self) -> u32;
}

struct Square(u32);
struct Strip {
    length: u32,
}

impl Area for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Area for Strip {
    fn area(&self) -> u32 {
        self.length
    }
}

fn main() {
    let shapes: Vec<Box<dyn Area>> = vec![Box::new(Square(3)), Box::new(Strip { length: 4 })];
    let total: u32 = shapes.iter().map(|shape| shape.area()).sum();
    println!("{total}");
}
