//@ undefined-behavior: use-after-free
//@ printed-lines: 1

fn first_byte(text: String) -> *const u8 {
    println!("looking at {text}");
    text.as_ptr()
} //~ freed

fn main() {
    let text = String::from("short lived"); //~ allocated
    let first = first_byte(text);
    let byte = unsafe { *first }; //~ undefined-behavior
    println!("{byte}");
}
