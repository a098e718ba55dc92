struct Node { value: i32, next: Option<Box<Node>> }
fn reverse(mut head: Option<Box<Node>>) -> Option<Box<Node>> {
    let mut prev = None;
    while let Some(mut node) = head {
        head = node.next.take();
        node.next = prev;
        prev = Some(node);
    }
    prev
}
fn main() {
    let n = Node { value: 1, next: None };
    println!("{}", reverse(Some(Box::new(n))).unwrap().value);
}
