#[derive(Default)]
struct Tree { root: Option<Box<Node>> }
struct Node { key: i32, left: Option<Box<Node>>, right: Option<Box<Node>> }
impl Tree {
    fn insert(&mut self, key: i32) {
        let mut at = &mut self.root;
        while let Some(node) = at {
            at = if key < node.key { &mut node.left } else { &mut node.right };
        }
        *at = Some(Box::new(Node { key, left: None, right: None }));
    }
}
fn main() {
    let mut t = Tree::default();
    t.insert(2);
    t.insert(1);
    println!("{}", t.root.is_some());
}
