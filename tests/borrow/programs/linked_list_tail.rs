struct Node { value: i32, next: Option<Box<Node>> }
fn push_back(head: &mut Option<Box<Node>>, value: i32) {
    let mut at = head;
    while let Some(node) = at {
        at = &mut node.next;
    }
    *at = Some(Box::new(Node { value, next: None }));
}
fn main() {
    let mut head = None;
    push_back(&mut head, 1);
    push_back(&mut head, 2);
    println!("{}", head.unwrap().value);
}
