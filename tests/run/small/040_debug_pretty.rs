#[derive(Debug)]
struct Inner {
    id: u8,
    tags: Vec<&'static str>,
}

#[derive(Debug)]
enum Outer {
    Unit,
    Pair(i32, Inner),
}

fn main() {
    println!("{:#?}", Outer::Unit);
    println!("{:#?}", Outer::Pair(-1, Inner { id: 2, tags: vec!["x", "y"] }));
    println!("{:?}", (Some(Inner { id: 3, tags: vec![] }), "text"));
}
