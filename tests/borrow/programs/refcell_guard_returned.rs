use std::cell::{Ref, RefCell};
struct S { v: RefCell<Vec<i32>> }
impl S {
    fn get(&self) -> Ref<'_, Vec<i32>> { self.v.borrow() }
}
fn main() {
    let s = S { v: RefCell::new(vec![1]) };
    println!("{}", s.get().len());
}
