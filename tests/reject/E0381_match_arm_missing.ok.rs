enum Mode {
    Fast,
    Slow,
    Custom(u32),
}

fn delay(mode: Mode) -> u32 {
    let delay;
    match mode {
        Mode::Fast => delay = 1,
        Mode::Slow => delay = 100,
        Mode::Custom(n) => delay = n,
    }
    delay + 1
}

fn main() {
    println!("{} {} {}", delay(Mode::Fast), delay(Mode::Slow), delay(Mode::Custom(5)));
}
