//@ undefined-behavior: invalid-value
//@ unseen

fn main() {
    let byte: u8 = 2;
    let flag: bool = unsafe { std::mem::transmute(byte) }; //~ undefined-behavior
    println!("{}", flag as u8 > 9);
}
