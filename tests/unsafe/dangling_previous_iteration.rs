//@ undefined-behavior: dangling
//@ printed-lines: 1

fn main() {
    let mut previous: *const u32 = std::ptr::null();
    for round in 0..2u32 {
        if !previous.is_null() {
            println!("round {round}");
            let before = unsafe { *previous }; //~ undefined-behavior
            println!("before: {before}");
        }
        let square = round * round;
        previous = &square;
    }
}
