#[derive(Clone, Copy)]
struct Tag {
    name: &'static str,
    id: u32,
}

fn main() {
    let tag = Tag { name: "x", id: 1 };
    let copy = tag;
    println!("{} {}", tag.name, copy.id);
}
