unsafe fn read_at(start: *const i32, index: usize) -> i32 {
    *start.add(index)
}

fn main() {
    let numbers = [10, 20, 30];
    let second = unsafe { read_at(numbers.as_ptr(), 1) };
    println!("second {second}");
}
