use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

struct Node {
    name: String,
    edges: RefCell<Vec<Edge>>,
    visited: Cell<bool>,
}

struct Edge {
    to: Weak<Node>,
    cost: u32,
}

struct Graph {
    nodes: Vec<Rc<Node>>,
}

impl Graph {
    fn with_nodes(names: &[&str]) -> Graph {
        let node = |name: &&str| {
            Rc::new(Node {
                name: name.to_string(),
                edges: RefCell::default(),
                visited: Cell::new(false),
            })
        };
        Graph { nodes: names.iter().map(node).collect() }
    }

    fn node(&self, name: &str) -> Option<&Rc<Node>> {
        self.nodes.iter().find(|node| node.name == name)
    }

    fn connect(&self, from: &str, to: &str, cost: u32) -> bool {
        let (Some(from), Some(to)) = (self.node(from), self.node(to)) else {
            return false;
        };
        from.edges.borrow_mut().push(Edge { to: Rc::downgrade(to), cost });
        to.edges.borrow_mut().push(Edge { to: Rc::downgrade(from), cost });
        true
    }

    fn cheapest(&self, from: &Rc<Node>, to: &str) -> Option<(u32, Vec<String>)> {
        if from.name == to {
            return Some((0, vec![from.name.clone()]));
        }
        from.visited.set(true);
        let mut best: Option<(u32, Vec<String>)> = None;
        for Edge { to: next, cost } in from.edges.borrow().iter() {
            let Some(next) = next.upgrade().filter(|next| !next.visited.get()) else {
                continue;
            };
            if let Some((rest, mut path)) = self.cheapest(&next, to) {
                let total = rest + cost;
                if best.as_ref().map_or(true, |(known, _)| total < *known) {
                    path.insert(0, from.name.clone());
                    best = Some((total, path));
                }
            }
        }
        from.visited.set(false);
        best
    }
}

fn main() {
    let graph = Graph::with_nodes(&["a", "b", "c", "d", "alone"]);
    for (from, to, cost) in [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5)] {
        graph.connect(from, to, cost);
    }
    println!("{}", graph.connect("a", "missing", 1));
    let start = graph.node("a").unwrap();
    for target in ["d", "a", "alone"] {
        match graph.cheapest(start, target) {
            Some((cost, path)) => println!("{target}: {cost} by {}", path.join(" > ")),
            None => println!("{target}: out of reach"),
        }
    }
    println!("{} strong, {} weak", Rc::strong_count(start), Rc::weak_count(start));
}
