trait Area {
    fn area(&self) -> u32;
}

struct Plot;

impl Area for Plot {
    fn area() -> u32 {
        1
    }
}

fn main() {
    println!("{}", Plot.area());
}
