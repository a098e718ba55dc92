mod clock {
    pub struct Clock;

    impl Clock {
        fn wind(&self) {}
        const TICKS: u32 = 1;
    }
}

fn main() {
    clock::Clock.wind();
    println!("{}", clock::Clock::TICKS);
}
