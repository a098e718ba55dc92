//@ undefined-behavior: dangling

fn main() {
    let losraw: *const i32;
    {
        let los = 5;
        losraw = &los as *const i32;
    }
    let value = unsafe { *losraw }; //~ undefined-behavior
    println!("my raw {value}");
}
