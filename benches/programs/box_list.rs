//! A linked list of boxes: built, walked and taken apart node by node.

const LENGTH: u64 = 300_000;

struct Node {
    value: u64,
    next: Option<Box<Node>>,
}

fn build(length: u64) -> Option<Box<Node>> {
    let mut head: Option<Box<Node>> = None;
    for value in 0..length {
        head = Some(Box::new(Node { value, next: head }));
    }
    head
}

fn sum(list: &Option<Box<Node>>) -> u64 {
    let mut total = 0;
    let mut current = list;
    while let Some(node) = current {
        total += node.value;
        current = &node.next;
    }
    total
}

fn free(list: Option<Box<Node>>) -> usize {
    let mut freed = 0;
    let mut current = list;
    while let Some(mut node) = current {
        current = node.next.take();
        freed += 1;
    }
    freed
}

fn main() {
    let list = build(LENGTH);
    println!("{}", sum(&list));
    println!("{}", free(list));
}
