//@ undefined-behavior: dangling

fn raw_to_local() -> *const i32 {
    let los = 5;
    &los as *const i32
}

fn main() {
    let losraw = raw_to_local();
    let value = unsafe { *losraw }; //~ undefined-behavior
    println!("my raw {value}");
}
