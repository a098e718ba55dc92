struct Point {
    x: u8,
}

fn fields() -> u8 {
    let p = Point { x: 255 };
    p.x + 1
}

fn pairs() -> u8 {
    let (a, b) = (200u8, 100u8);
    a + b
}

fn shift(x: u32) -> u32 {
    x << 32
}

fn negate() -> i32 {
    let least = i32::MIN;
    -least
}

fn closure() -> u8 {
    let add = || 200u8 + 100;
    add()
}

fn generic<T>() -> u8 {
    255u8 + 1
}

fn unsigned() -> usize {
    let three = 3usize;
    three - 5
}

fn twice() -> i64 {
    i64::MAX * 2
}

fn main() {
    println!("{} {} {}", fields(), pairs(), shift(1));
    println!("{} {} {}", negate(), closure(), generic::<u8>());
    println!("{} {}", unsigned(), twice());
}
