static mut COUNTER: u32 = 3;

fn main() {
    println!("counted {}", COUNTER);
}
