struct Envelope {
    letter: String,
}

fn open(envelope: &Envelope) -> String {
    envelope.letter
}

fn main() {
    println!("{}", open(&Envelope { letter: String::from("dear") }));
}
