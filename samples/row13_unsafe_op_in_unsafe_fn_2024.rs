//@ edition: 2024
//@ note: In edition 2024 the body of an unsafe fn is not an unsafe block: a warning, no error.

unsafe fn read_at(start: *const i32, index: usize) -> i32 {
    *start.add(index)
}

fn main() {
    let numbers = [10, 20, 30];
    println!("third {}", unsafe { read_at(numbers.as_ptr(), 2) });
}
