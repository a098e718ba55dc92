//@ undefined-behavior: out-of-bounds

fn main() {
    let pair = vec![1u32, 2]; //~ allocated
    let sum: u32 = unsafe { std::slice::from_raw_parts(pair.as_ptr(), 3) }.iter().sum(); //~ undefined-behavior
    println!("{sum}");
}
