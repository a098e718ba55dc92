//@ undefined-behavior: out-of-bounds
//@ printed-lines: 4

fn main() {
    let mut cells = [0u8; 4];
    let start = cells.as_mut_ptr();
    for index in 0..5 {
        unsafe {
            *start.add(index) = 1; //~ undefined-behavior
        }
        println!("cell {index}");
    }
    println!("{cells:?}");
}
