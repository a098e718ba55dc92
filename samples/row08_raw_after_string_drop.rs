//@ undefined-behavior: use-after-free
//@ printed-lines: 1

fn main() {
    let losraw: *const u8;
    {
        let los = String::from("World"); //~ allocated
        losraw = los.as_ptr();
        println!("first byte {}", unsafe { *losraw });
    } //~ freed
    let first = unsafe { *losraw }; //~ undefined-behavior
    println!("first byte {first}");
}
