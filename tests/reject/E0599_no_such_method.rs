struct Lamp {
    on: bool,
}

impl Lamp {
    fn toggle(&mut self) {
        self.on = !self.on;
    }
}

fn main() {
    let mut lamp = Lamp { on: false };
    lamp.togle();
    lamp.toggle();
    let copy = lamp.clone();
    println!("{} {}", lamp.on, 5.len());
}
