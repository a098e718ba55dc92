mod inner {
    pub struct Hidden;
}
pub mod open {
    pub(crate) fn internal() {}
    pub fn external() {
        internal();
        let _ = super::inner::Hidden;
    }
}
pub struct Item {
    name: String,
    pub price: u32,
}
impl Item {
    pub fn new(name: &str, price: u32) -> Item {
        Item { name: name.to_string(), price }
    }
    fn secret(&self) -> usize {
        self.name.len()
    }
    pub fn known(&self) -> usize {
        self.secret()
    }
}
pub trait Label {
    fn label(&self) -> String;
}
impl Label for Item {
    fn label(&self) -> String {
        self.name.clone()
    }
}
#[non_exhaustive]
#[derive(Debug)]
pub enum Kind {
    A,
    B,
}
#[non_exhaustive]
#[derive(Default)]
pub struct Options {
    pub depth: u32,
}
pub struct Pair(pub i32, i32);
pub fn pair() -> Pair {
    Pair(1, 2)
}
