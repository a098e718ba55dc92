enum Node {
    Leaf(String),
    Empty,
}

fn text(node: &Node) -> String {
    match node {
        Node::Leaf(text) => text.clone(),
        Node::Empty => String::new(),
    }
}

fn main() {
    println!("{}{}", text(&Node::Leaf(String::from("x"))), text(&Node::Empty));
}
