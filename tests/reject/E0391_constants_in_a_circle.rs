const FIRST: u32 = SECOND + 1;
const SECOND: u32 = FIRST + 1;

fn main() {
    println!("{FIRST}");
}
