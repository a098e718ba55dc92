//@ undefined-behavior: out-of-bounds
//@ printed-lines: 1

fn main() {
    let mut cells = [0u8; 4];
    let start = cells.as_mut_ptr();
    for index in 0..4 {
        unsafe { *start.add(index) = 1 };
    }
    println!("{cells:?}");
    unsafe {
        *start.add(4) = 1; //~ undefined-behavior
    }
    println!("one more");
}
