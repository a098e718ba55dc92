trait Build {
    fn build() -> u32;
}

struct House;

impl Build for House {
    fn build(&self) -> u32 {
        1
    }
}

fn main() {
    println!("{}", House::build());
}
