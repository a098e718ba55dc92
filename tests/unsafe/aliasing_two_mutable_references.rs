//@ undefined-behavior: aliasing
//@ unseen

fn main() {
    let mut value = 1;
    let pointer: *mut i32 = &mut value;
    let (first, second) = unsafe { (&mut *pointer, &mut *pointer) };
    *second += 1;
    *first += 1; //~ undefined-behavior
    println!("{value}");
}
