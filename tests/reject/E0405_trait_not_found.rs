struct Robot;

impl Greet for Robot {
    fn hello(&self) {}
}

fn call<T: Dispaly>(_item: T) {}

fn main() {
    call(1);
}
