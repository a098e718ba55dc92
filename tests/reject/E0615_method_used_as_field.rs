struct Circle {
    radius: f64,
}

impl Circle {
    fn area(&self) -> f64 {
        self.radius * self.radius * 3.0
    }
}

fn main() {
    let circle = Circle { radius: 1.0 };
    println!("{}", circle.area);
    println!("{}", vec![1].len);
}
