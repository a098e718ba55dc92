//@ undefined-behavior: use-after-free
//@ printed-lines: 1

fn main() {
    let los = Box::new(5); //~ allocated
    let losraw = &*los as *const i32;
    unsafe {
        println!("my raw {}", *losraw);
    }
    drop(los); //~ freed
    let value = unsafe { *losraw }; //~ undefined-behavior
    println!("my raw {value}");
}
