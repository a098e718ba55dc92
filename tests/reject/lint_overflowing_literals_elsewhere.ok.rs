#[allow(overflowing_literals)]
fn allowed() -> u8 {
    300
}

mod inner {
    #![allow(overflowing_literals)]

    pub fn allowed() -> i8 {
        200
    }
}

fn bits() -> u32 {
    0xFFFF_FFFF
}

fn largest() -> (f32, f64, i64) {
    (3.4028235e38, 1.7e308, -9223372036854775808)
}

fn main() {
    println!("{} {} {}", allowed(), inner::allowed(), bits());
    println!("{:?} {}", largest(), -128i8);
}
