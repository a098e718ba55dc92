//@ undefined-behavior: precondition

fn main() {
    let mut row = [1, 2, 3, 4, 5];
    let start = row.as_mut_ptr();
    unsafe {
        std::ptr::copy(start, start.add(1), 3);
        std::ptr::copy_nonoverlapping(start, start.add(1), 3); //~ undefined-behavior
    }
    println!("{row:?}");
}
