//@ undefined-behavior: precondition

fn main() {
    let mut row: Vec<u8> = Vec::with_capacity(4);
    let room = row.capacity();
    unsafe {
        row.set_len(room + 1); //~ undefined-behavior
    }
    println!("{}", row.capacity());
}
