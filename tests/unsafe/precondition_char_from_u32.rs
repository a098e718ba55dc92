//@ undefined-behavior: precondition
//@ printed-lines: 1

fn main() {
    let letter = unsafe { char::from_u32_unchecked(0x61) };
    println!("{letter}");
    let surrogate = unsafe { char::from_u32_unchecked(0xd800) }; //~ undefined-behavior
    println!("{}", surrogate as u32);
}
