trait Shape {
    fn area(&self) -> u32;
}

struct Square(u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

fn unit() -> dyn Shape {
    Square(1)
}

fn main() {
    println!("{}", unit().area());
}
