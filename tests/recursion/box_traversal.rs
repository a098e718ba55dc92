//@ overflow: sum every=1000

struct Node {
    value: u64,
    next: Option<Box<Node>>,
}

fn build(length: u64) -> Option<Box<Node>> {
    let mut head = None;
    for value in (1..=length).rev() {
        head = Some(Box::new(Node { value, next: head }));
    }
    head
}

fn sum(list: &Option<Box<Node>>) -> u64 {
    match list {
        None => 0,
        Some(node) => {
            if node.value % 1000 == 0 {
                println!("{}", node.value);
            }
            node.value + sum(&node.next)
        }
    }
}

fn main() {
    let list = build(300_000);
    println!("built");
    println!("sum {}", sum(&list));
}
