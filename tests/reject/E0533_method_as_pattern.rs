struct Tortoise;

impl Tortoise {
    fn turtle(&self) -> u32 {
        0
    }
}

fn main() {
    match 0u32 {
        Tortoise::turtle => {}
        _ => {}
    }
}
