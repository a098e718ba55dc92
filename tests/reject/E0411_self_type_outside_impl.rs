fn create() -> Self {
    Self
}

fn main() {
    create();
}
