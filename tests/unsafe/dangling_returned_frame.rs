//@ undefined-behavior: dangling

fn table() -> *const u32 {
    let squares = [0, 1, 4, 9];
    squares.as_ptr()
}

fn main() {
    let squares = table();
    let nine = unsafe { *squares.add(3) }; //~ undefined-behavior
    println!("{nine}");
}
