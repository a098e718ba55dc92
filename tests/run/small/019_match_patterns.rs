fn describe(n: u32) -> &'static str {
    match n {
        0 => "none",
        1 | 2 => "a couple",
        3..=9 => "several",
        n if n % 2 == 0 => "many, even",
        _ => "many, odd",
    }
}

fn main() {
    for n in [0, 1, 2, 5, 10, 11] {
        println!("{n}: {}", describe(n));
    }
    match (1, 'x', [1, 2, 3, 4]) {
        (a @ 1..=5, 'w'..='z', [first, .., last]) => println!("{a} {first} {last}"),
        _ => println!("other"),
    }
}
