fn size() -> usize {
    3
}

const SIZE: usize = size();
static NAME: String = String::from("static");

fn main() {
    println!("{SIZE} {NAME}");
}
