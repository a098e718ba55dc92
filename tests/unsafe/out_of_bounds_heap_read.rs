//@ undefined-behavior: out-of-bounds

fn sum(start: *const u32, count: usize) -> u32 {
    let mut total = 0;
    for index in 0..=count {
        total += unsafe { *start.add(index) }; //~ undefined-behavior
    }
    total
}

fn main() {
    let numbers = vec![1, 2, 3, 4]; //~ allocated
    println!("{}", sum(numbers.as_ptr(), numbers.len()));
}
