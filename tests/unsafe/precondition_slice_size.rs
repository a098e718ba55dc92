//@ undefined-behavior: precondition

fn main() {
    let row = [1u32, 2];
    let words = unsafe { std::slice::from_raw_parts(row.as_ptr(), usize::MAX / 4) }; //~ undefined-behavior
    println!("{}", words.len());
}
