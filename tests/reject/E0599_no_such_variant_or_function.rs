enum Suit {
    Hearts,
    Spades,
}

struct Deck;

fn main() {
    let suit = Suit::Heart;
    let deck = Deck::new();
    let list = Vec::<u8>::with_space(3);
    let _ = (Suit::Hearts, Suit::Spades);
}
