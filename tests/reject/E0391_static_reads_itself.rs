static FIRST: u32 = SECOND + 1;
static SECOND: u32 = FIRST + 1;

fn main() {
    println!("{FIRST}");
}
