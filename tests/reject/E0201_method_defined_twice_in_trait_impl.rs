trait Baker {
    fn bake(&self) -> u32;
}

struct Oven;

impl Baker for Oven {
    fn bake(&self) -> u32 {
        1
    }

    fn bake(&self) -> u32 {
        2
    }
}

fn main() {
    println!("{}", Oven.bake());
}
