fn volume(width: u32, height: u32, depth: u32) -> u32 {
    width * height * depth
}

struct Tank;

impl Tank {
    fn fill(&self, litres: u32) -> u32 {
        litres
    }
}

fn main() {
    println!("{}", volume(1, 2));
    println!("{}", volume(1, 2, 3, 4));
    println!("{}", Tank.fill());
}
