#[derive(Clone, Copy)]
struct Tag {
    name: String,
    id: u32,
}

enum Holder {
    Full(Vec<u8>),
    Empty,
}

impl Copy for Holder {}

impl Clone for Holder {
    fn clone(&self) -> Holder {
        Holder::Empty
    }
}

fn main() {
    let tag = Tag { name: String::from("x"), id: 1 };
    println!("{} {}", tag.name, tag.id);
    let _ = Holder::Full(vec![]);
}
