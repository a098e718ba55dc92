trait Visible {
    type Out = u32;
}

fn main() {
    let point: ! = panic!();
}
