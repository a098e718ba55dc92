const THREE: usize = 3;

fn index(list: [u8; 4]) -> u8 {
    list[THREE]
}

fn slice(list: &[u8]) -> u8 {
    list[THREE]
}

fn dead(x: i32) -> i32 {
    let x2 = 4;
    match x2 {
        5 => 1 / 0,
        _ => x / 2,
    }
}

#[allow(unconditional_panic)]
fn allowed(run: bool) -> i32 {
    if run { 1 / 0 } else { 2 }
}

fn changed(c: bool) -> i32 {
    let mut divisor = 0;
    if c {
        divisor = 2;
    }
    10 / divisor
}

fn main() {
    println!("{} {} {}", index([0; 4]), slice(&[1, 2, 3, 4]), dead(4));
    println!("{} {}", allowed(false), changed(true));
}
