enum State {
    Idle,
    Busy { jobs: u32 },
    Done(u32),
}

fn main() {
    match State::Idle {
        State::Idle(n) => println!("{n}"),
        State::Busy(jobs) => println!("{jobs}"),
        State::Done => println!("done"),
    }
    let _ = (State::Busy { jobs: 1 }, State::Done(1));
}
