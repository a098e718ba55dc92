const FIVE: usize = 5;

fn index(list: [u8; 4]) -> u8 {
    list[FIVE]
}

fn behind(list: &[u8; 4]) -> u8 {
    list[FIVE]
}

fn unknown_dividend(x: i32) -> i32 {
    let zero = 0;
    x / zero + x % 0
}

fn least() -> i32 {
    i32::MIN / -1
}

fn matched() -> i32 {
    let x = 5;
    match x {
        5 => 1 / 0,
        _ => 2,
    }
}

fn main() {
    for _ in 0..1 {
        let inner = [0u8; 2];
        println!("{}", inner[2]);
    }
    println!("{} {}", index([0; 4]), behind(&[0; 4]));
    println!("{} {} {}", unknown_dividend(1), least(), matched());
}
