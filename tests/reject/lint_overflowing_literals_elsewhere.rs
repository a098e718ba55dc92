const SMALL: u8 = 256;
static LOW: i8 = -129;

fn bits() -> i32 {
    0xFFFF_FFFF
}

fn float() -> f32 {
    1e40
}

fn twice_negative() -> i8 {
    -(-128i8)
}

fn matched(x: u8) -> bool {
    match x {
        0..=99 => true,
        _ => false,
    }
}

fn main() {
    let list: [u8; 2] = [1, 256];
    println!("{SMALL} {LOW} {} {:?} {}", bits(), list, 128 as i8);
    println!("{} {} {}", float(), twice_negative(), matched(3));
}
