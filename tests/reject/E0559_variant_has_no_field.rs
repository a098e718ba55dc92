enum Event {
    Resize { width: u32 },
}

fn main() {
    let event = Event::Resize { widht: 3 };
    let Event::Resize { width } = event;
    println!("{width}");
}
