enum State { Start(String), Middle { text: String, n: usize }, Done }
impl State {
    fn step(self) -> State {
        match self {
            State::Start(s) => State::Middle { n: s.len(), text: s },
            State::Middle { text, n } if n > 3 => { drop(text); State::Done }
            State::Middle { text, n } => State::Middle { text, n: n + 1 },
            State::Done => State::Done,
        }
    }
}
fn main() {
    let mut s = State::Start(String::from("ab"));
    for _ in 0..5 { s = s.step(); }
    println!("{}", matches!(s, State::Done));
}
