trait Generator {
    fn create() -> u32;
}

struct Fixed;

impl Generator for Fixed {
    fn create() -> u32 {
        3
    }
}

fn main() {
    println!("{}", Generator::create());
}
