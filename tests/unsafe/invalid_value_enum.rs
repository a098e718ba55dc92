//@ undefined-behavior: invalid-value

#[derive(Debug, Clone, Copy)]
#[repr(u8)]
#[allow(dead_code)]
enum Suit {
    Clubs,
    Hearts,
}

fn main() {
    let code: u8 = 7;
    let suit: Suit = unsafe { std::mem::transmute(code) }; //~ undefined-behavior
    println!("{}", suit as u8);
}
