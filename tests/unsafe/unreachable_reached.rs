//@ undefined-behavior: unreachable
//@ printed-lines: 1

fn weekday(day: u8) -> &'static str {
    match day {
        0 => "monday",
        1 => "tuesday",
        _ => unsafe { std::hint::unreachable_unchecked() }, //~ undefined-behavior
    }
}

fn main() {
    println!("{}", weekday(1));
    println!("{}", weekday(2));
}
