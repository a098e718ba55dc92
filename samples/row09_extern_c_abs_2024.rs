//@ edition: 2024

unsafe extern "C" {
    fn abs(input: i32) -> i32;
    safe fn labs(input: i64) -> i64;
}

fn main() {
    println!("calling c function {}", unsafe { abs(-3) });
    println!("calling safe c function {}", labs(-4));
}
