mod shapes {}

enum Color {
    Red,
}

fn main() {
    let shape = shapes { side: 1 };
    let Color { value } = Color::Red;
}
