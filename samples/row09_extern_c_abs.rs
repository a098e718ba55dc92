extern "C" {
    fn abs(input: i32) -> i32;
}

fn main() {
    unsafe {
        println!("calling c function {}", abs(-3));
    }
}
