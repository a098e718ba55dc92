trait Walk {
    fn walk(&self);
}

struct Dog;

impl Walk for Dog {
    fn walk(&self) {}

    fn wlak(&self) {}

    fn bark(&self) {}
}

fn main() {
    Dog.walk();
}
