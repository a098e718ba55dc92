struct Wheel;

struct Car {
    wheels: Vec<Whel>,
    engine: Engine,
}

fn park(car: &Car) -> HashMap<u8, u8> {
    let _ = (&car.wheels, &car.engine);
    Default::default()
}

fn main() {
    let _ = Wheel;
}
