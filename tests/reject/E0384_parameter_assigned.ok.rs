fn clamp(mut value: i32) -> i32 {
    if value > 10 {
        value = 10;
    }
    value
}

fn main() {
    println!("{}", clamp(12));
}
