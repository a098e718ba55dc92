//@ overflow: core::ptr::drop_in_place::<Node> every=1000
//@ note: Dropping a Box drops its node, which drops the next Box: drop glue recurses too.

struct Node {
    level: u64,
    next: Option<Box<Node>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        if self.level % 1000 == 0 {
            println!("{} dropped, has next: {}", self.level, self.next.is_some());
        }
    }
}

fn build(length: u64) -> Option<Box<Node>> {
    let mut head = None;
    for level in (1..=length).rev() {
        head = Some(Box::new(Node { level, next: head }));
    }
    head
}

fn main() {
    let list = build(300_000);
    println!("built {}", list.is_some());
    drop(list);
    println!("never reached");
}
