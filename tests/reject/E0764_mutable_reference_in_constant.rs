const SHARED: &mut u32 = &mut 3;

fn main() {
    println!("{SHARED}");
}
