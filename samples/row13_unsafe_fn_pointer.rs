unsafe fn twice(number: *const i32) -> i32 {
    2 * *number
}

fn main() {
    let operation: unsafe fn(*const i32) -> i32 = twice;
    let number = 21;
    println!("twice {}", unsafe { operation(&number) });
}
