enum Level {
    Low = 1,
    Middle = 2,
    High = 1,
}

fn main() {
    println!("{}", Level::Low as i32 + Level::Middle as i32 + Level::High as i32);
}
