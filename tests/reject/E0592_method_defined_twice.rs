struct Oven;

impl Oven {
    fn bake(&self) -> u32 {
        1
    }
}

impl Oven {
    fn bake(&self) -> u32 {
        2
    }
}

fn main() {
    println!("{}", Oven.bake());
}
