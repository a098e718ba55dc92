fn in_a_loop() -> u8 {
    let mut x = 250u8;
    let mut i = 0;
    while i < 5 {
        x += 1;
        i += 1;
    }
    x
}

fn one_of_two(c: bool) -> u8 {
    let x;
    if c {
        x = 254u8;
    } else {
        x = 3;
    }
    x + 1
}

fn through_reference() -> u8 {
    let x = 200u8;
    let r = &x;
    *r + 50
}

fn never() -> u32 {
    if false { 0 - 1 } else { 3 }
}

fn wrapping() -> u8 {
    300i32 as u8 + 200
}

#[allow(arithmetic_overflow)]
fn allowed(run: bool) -> u8 {
    if run { 255 + 1 } else { 2 }
}

fn main() {
    println!("{} {} {}", in_a_loop(), one_of_two(true), through_reference());
    println!("{} {} {}", never(), wrapping(), allowed(false));
}
