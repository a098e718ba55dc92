const fn double() -> u32 {
    LIMIT * 2
}

const LIMIT: u32 = double();

fn main() {
    println!("{LIMIT}");
}
