trait Dup { fn dup(&self) -> Self; }
impl Dup for u8 { fn dup(&self) -> u8 { *self } }
struct S;
impl S { fn m(&self, d: &dyn Dup, e: Box<dyn Dup>) {} }
fn copies(item: &dyn Dup) { item.dup(); }
fn two(a: Box<dyn Dup>, b: &[Box<dyn Dup>]) {}
fn main() {
    copies(&1u8);
    copies(&2u8);
    S.m(&3, Box::new(4));
    two(Box::new(1u8), &[]);
    two(Box::new(1u8), &[]);
    let f: fn(&dyn Dup) = copies;
}
