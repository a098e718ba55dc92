trait Animal { type Food; fn eat(&self, f: Self::Food); const N: u8; }
trait Lone { type Thing; }
struct Horse;
impl Animal for Horse { type Food = u8; fn eat(&self, f: u8) {} const N: u8 = 1; }
fn feed(food: Animal::Food) -> u8 { food }
fn feed2(food: Vec<Animal::Food>) {}
fn it() -> Iterator::Item { 1 }
struct S { f: Animal::Food }
fn h(f: Horse::Food) {}
fn lo(f: Lone::Thing) {}
fn main() { let x: Animal::Food = 1; }
