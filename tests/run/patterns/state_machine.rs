#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Idle,
    Connecting { attempt: u32 },
    Connected { session: String },
    Failed(String),
}

#[derive(Debug, Clone, Copy)]
enum Event<'a> {
    Dial,
    Answer(&'a str),
    Timeout,
    HangUp,
}

const MAX_ATTEMPTS: u32 = 3;
static mut TRANSITIONS: u32 = 0;

impl State {
    fn next(self, event: Event<'_>) -> State {
        match (self, event) {
            (State::Idle, Event::Dial) => State::Connecting { attempt: 1 },
            (State::Connecting { .. }, Event::Answer(name)) => {
                State::Connected { session: name.to_owned() }
            }
            (State::Connecting { attempt }, Event::Timeout) if attempt < MAX_ATTEMPTS => {
                State::Connecting { attempt: attempt + 1 }
            }
            (State::Connecting { attempt }, Event::Timeout) => {
                State::Failed(format!("gave up after {attempt} attempts"))
            }
            (State::Connected { session }, Event::Answer(other)) => {
                State::Connected { session: session + "+" + other }
            }
            (State::Connected { .. } | State::Failed(_), Event::HangUp) => State::Idle,
            (state, _) => state,
        }
    }

    fn is_final(&self) -> bool {
        matches!(self, State::Failed(_) | State::Idle)
    }
}

struct Phone {
    state: Option<State>,
    history: Vec<String>,
}

impl Phone {
    fn new() -> Self {
        Self { state: Some(State::Idle), history: vec![] }
    }

    fn send(&mut self, event: Event) -> &State {
        let old = self.state.take().expect("a phone always has a state");
        let label = format!("{old:?}");
        let new = old.next(event);
        if label != format!("{new:?}") {
            self.history.push(label);
            unsafe { TRANSITIONS += 1 };
        }
        self.state.insert(new)
    }
}

fn main() {
    let mut phone = Phone::new();
    let name = String::from("ada");
    let events = [
        Event::Dial,
        Event::Timeout,
        Event::Answer(&name),
        Event::Answer("bob"),
        Event::Dial,
        Event::HangUp,
    ];
    for event in events {
        let state = phone.send(event);
        println!("{event:?} -> {state:?}{}", if state.is_final() { " (final)" } else { "" });
    }
    phone.send(Event::Dial);
    let last = (0..MAX_ATTEMPTS).map(|_| phone.send(Event::Timeout).clone()).last();
    println!("{last:?}");
    println!("{} {}", phone.history.len(), unsafe { TRANSITIONS });
    println!("{}", phone.history.join(", "));
}
