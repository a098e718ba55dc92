trait Dup { fn dup(&self) -> Self; }
struct A { x: Box<dyn Dup>, y: Box<dyn Dup> }
impl Dup for u8 { fn dup(&self) -> u8 { *self } }
fn ret() -> Box<dyn Dup> { let q: Box<dyn Dup> = Box::new(1u8); q }
fn main() {
    let a: Box<dyn Dup> = Box::new(1u8);
    let b: Box<dyn Dup> = Box::new(1u8);
    let c = &1u8 as &dyn Dup;
    let v: Vec<&dyn Dup> = vec![&1u8];
    let w: Vec<(Box<dyn Dup>, &dyn Dup)> = Vec::new();
}
