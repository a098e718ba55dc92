//@ undefined-behavior: out-of-bounds

fn main() {
    let pair = vec![1u32, 2]; //~ allocated
    let start = pair.as_ptr();
    let sum: u32 = unsafe { std::slice::from_raw_parts(start, 3).iter().sum() }; //~ undefined-behavior
    println!("{sum}");
}
