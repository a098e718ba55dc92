use std::cell::RefCell;
struct S { v: RefCell<Vec<i32>> }
impl S {
    fn get(&self) -> &Vec<i32> { &self.v.borrow() }
}

fn main() {}
