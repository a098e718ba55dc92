use std::mem::size_of;

struct Nothing;

#[allow(dead_code)]
enum Void {}

fn fail(message: &str) -> ! {
    println!("failing: {message}");
    std::process::exit(7)
}

fn parse(digit: char) -> u32 {
    match digit.to_digit(10) {
        Some(value) => value,
        None => fail("not a digit"),
    }
}

fn main() {
    println!("{} {} {}", size_of::<Nothing>(), size_of::<Void>(), size_of::<()>());
    println!("{}", size_of::<Option<Box<i32>>>() == size_of::<Box<i32>>());
    let units = vec![Nothing, Nothing];
    println!("{} {}", units.len(), parse('8'));
    println!("{}", parse('x'));
}
