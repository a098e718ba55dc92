//@ undefined-behavior: precondition
//@ unseen

fn main() {
    let bytes = vec![0xe2, 0x82];
    let text = unsafe { String::from_utf8_unchecked(bytes) }; //~ undefined-behavior
    println!("{} bytes", text.len());
}
