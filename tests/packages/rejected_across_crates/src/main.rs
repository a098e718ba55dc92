use my_stock::{Item, Kind, Label, Options, Pair, pair};

impl Label for Vec<i32> {
    fn label(&self) -> String {
        String::new()
    }
}
impl Item {
    fn more(&self) {}
}
impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "x")
    }
}
fn main() {
    let item = Item::new("a", 1);
    println!("{}", item.name);
    item.secret();
    let other = Item { name: String::new(), price: 2 };
    match Kind::A {
        Kind::A => {}
        Kind::B => {}
    }
    let o = Options { depth: 1 };
    let Options { depth } = Options::default();
    let p = Pair(1, 2);
    let Pair(a, b) = pair();
    let moved = item;
    println!("{}", item.price);
    let fast = cfg!(feature = "fast") && cfg!(feature = "simple") && !cfg!(feature = "slow");
    my_stock::open::internal();
    let x: my_stock::Kind = 3;
    wants_label(3u8);
    wants_label(item);
}
fn wants_label<T: Label>(_: T) {}
