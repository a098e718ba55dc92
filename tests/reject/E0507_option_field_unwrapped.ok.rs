struct Slot {
    value: Option<Box<i32>>,
}

impl Slot {
    fn empty(&mut self) -> Box<i32> {
        self.value.take().unwrap()
    }
}

fn main() {
    let mut slot = Slot { value: Some(Box::new(3)) };
    println!("{}", slot.empty());
}
