trait Graph {
    type Node;
}

fn first<G: Graph>(nodes: Vec<G::Vertex>) -> Option<G::Node> {
    let _ = nodes;
    None
}

struct Wrapper<I: Iterator> {
    item: Self::Item,
    rest: I,
}

fn main() {}
