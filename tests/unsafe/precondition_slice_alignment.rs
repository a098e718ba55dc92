//@ undefined-behavior: precondition

fn main() {
    let bytes = [0u64; 2];
    let start = bytes.as_ptr() as *const u8;
    let odd = unsafe { start.add(1) } as *const u32;
    let words = unsafe { std::slice::from_raw_parts(odd, 1) }; //~ undefined-behavior
    println!("{}", words.len());
}
