//! A balanced tree of shared, mutable nodes.

use std::cell::RefCell;
use std::rc::Rc;

const NODES: u64 = 120_000;

type Link = Option<Rc<RefCell<Node>>>;

struct Node {
    value: u64,
    left: Link,
    right: Link,
}

fn build(low: u64, high: u64) -> Link {
    if low >= high {
        return None;
    }
    let middle = (low + high) / 2;
    let left = build(low, middle);
    let right = build(middle + 1, high);
    Some(Rc::new(RefCell::new(Node { value: middle, left, right })))
}

fn increment_and_sum(link: &Link) -> u64 {
    match link {
        None => 0,
        Some(shared) => {
            shared.borrow_mut().value += 1;
            let owner = Rc::clone(shared);
            let node = owner.borrow();
            node.value + increment_and_sum(&node.left) + increment_and_sum(&node.right)
        }
    }
}

fn main() {
    let root = build(0, NODES);
    println!("{}", increment_and_sum(&root));
}
