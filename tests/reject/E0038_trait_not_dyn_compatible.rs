trait Duplicate {
    fn duplicate(&self) -> Self;
}

impl Duplicate for u8 {
    fn duplicate(&self) -> u8 {
        *self
    }
}

fn copies(item: &dyn Duplicate) {
    item.duplicate();
}

fn main() {
    copies(&1u8);
}
