//@ undefined-behavior: use-after-free

fn main() {
    let mut los = Box::new(5); //~ allocated
    let losraw = &mut *los as *mut i32;
    drop(los); //~ freed
    unsafe {
        *losraw = 6; //~ undefined-behavior
    }
    println!("written");
}
