// Lints of earlier stages: types, unsafety, known panics.
#![warn(arithmetic_overflow)]
static mut COUNT: u32 = 0;

#[allow(overflowing_literals)]
fn wraps() -> i8 {
    200
}

#[warn(overflowing_literals)]
fn literals() -> (u8, i8, i16) {
    (300, 200, 0xFFFF)
}

#[expect(unconditional_panic)]
fn divides() -> u32 {
    let zero = 0;
    1 / zero
}

#[expect(arithmetic_overflow)]
fn adds() -> u8 {
    200u8 + 50
}

fn main() {
    let over = 255u8 + 1;
    let count = unsafe { &COUNT };
    println!("{over} {count} {} {:?} {} {}", wraps(), literals(), divides(), adds());
}
