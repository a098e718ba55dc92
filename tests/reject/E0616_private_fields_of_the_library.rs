use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    value: i32,
}

struct Stack {
    items: Vec<i32>,
}

impl Stack {
    fn size(&self) -> usize {
        self.items.len
    }

    fn empty(&self) -> bool {
        self.items.is_empty
    }
}

fn main() {
    let shared = Rc::new(RefCell::new(Node { value: 1 }));
    println!("{} {}", shared.value, shared.borrow.value);
    let items = vec![1];
    println!("{} {}", items.cap, String::from("a").vec.len());
    let found = Some(1);
    println!("{} {}", found.len(), found.is_some);
}
