#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suit {
    Hearts,
    Spades,
}

#[derive(Debug)]
enum Message {
    Quit,
    Move { x: i32, y: i32 },
    Write(String),
    Color(u8, u8, u8),
    Deal(Option<(Suit, u8)>),
}

const GREY: u8 = 128;

fn describe(message: &Message) -> String {
    use Message::*;
    match message {
        Quit => "quit".into(),
        Move { x: 0, y: 0 } => "stay".into(),
        Move { x, y: 0 } | Move { x: 0, y: x } => format!("straight by {x}"),
        Move { x, y } if x == y => format!("diagonal by {x}"),
        Move { x: dx @ -9..=9, .. } => format!("short move {dx}"),
        Move { .. } => "long move".into(),
        Write(text) if text.is_empty() => "silence".into(),
        Write(text) => match text.as_bytes() {
            [b'/', command @ ..] => format!("command of {} bytes", command.len()),
            [first, .., last] if first == last => format!("{:?} around", *first as char),
            _ => format!("text {text}"),
        },
        Color(GREY, GREY, GREY) => "grey".into(),
        Color(red @ 200.., ..) => format!("reddish {red}"),
        &Color(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Deal(Some((Suit::Hearts, rank @ (1 | 11..=13)))) => format!("high heart {rank}"),
        Deal(Some((suit, _))) => format!("{suit:?}"),
        Deal(None) => "no card".into(),
    }
}

fn split(values: &[i32]) -> (i32, i32) {
    match values {
        [] => (0, 0),
        [only] => (*only, *only),
        &[first, second] => (first, second),
        [first, middle @ .., last] => (first + last, middle.iter().sum()),
    }
}

fn main() {
    let messages = [
        Message::Quit,
        Message::Move { x: 0, y: 0 },
        Message::Move { x: 0, y: 7 },
        Message::Move { x: 4, y: 4 },
        Message::Move { x: -3, y: 50 },
        Message::Move { x: 99, y: 1 },
        Message::Write("/quit".to_string()),
        Message::Write("anna".to_string()),
        Message::Write("hi".to_string()),
        Message::Write(String::new()),
        Message::Color(128, 128, 128),
        Message::Color(220, 1, 2),
        Message::Color(1, 2, 255),
        Message::Deal(Some((Suit::Hearts, 12))),
        Message::Deal(Some((Suit::Spades, 12))),
        Message::Deal(None),
    ];
    for message in &messages {
        println!("{}", describe(message));
    }
    println!("{:?} {:?} {:?} {:?}", split(&[]), split(&[4]), split(&[1, 2]), split(&[1, 2, 3, 4]));

    let mut pair = (1, Some(String::from("inner")));
    if let (n, Some(ref mut text)) = pair {
        text.push_str(&n.to_string());
    }
    let (_, Some(text)) = &pair else { unreachable!() };
    println!("{text} {}", matches!(pair.0, 1..=3 if text.len() > 5));
    let reference = &Some(&5);
    if let Some(&n) = reference {
        println!("{n}");
    }
    for (index, (name, [low, high])) in [("a", [1, 2]), ("b", [3, 4])].iter().enumerate() {
        println!("{index} {name} {}", low * high);
    }
}
