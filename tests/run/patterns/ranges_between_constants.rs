const LOW: i32 = -10;
const HIGH: i32 = 10;
fn main() {
    for n in [i32::MIN, -11, LOW, 0, HIGH, 11, i32::MAX] {
        let word = match n {
            i32::MIN => "least",
            i32::MIN..LOW => "low",
            LOW..=HIGH => "middle",
            i32::MAX => "greatest",
            HIGH.. => "high",
        };
        println!("{n}: {word}");
    }
    for b in [i8::MIN, -1, 0, 1, i8::MAX] {
        match b { i8::MIN..=-1 => println!("below"), 0 => println!("zero"), 1..=i8::MAX => println!("above") }
    }
    for c in ['a', char::MAX] { match c { 'a'..='z' => println!("lower"), char::MAX => println!("last"), _ => println!("other") } }
}
