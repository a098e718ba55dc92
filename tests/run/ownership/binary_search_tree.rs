use std::cmp::Ordering;

#[derive(Debug)]
struct Node<K, V> {
    key: K,
    value: V,
    left: Tree<K, V>,
    right: Tree<K, V>,
}

type Tree<K, V> = Option<Box<Node<K, V>>>;

#[derive(Debug)]
struct Map<K, V> {
    root: Tree<K, V>,
    len: usize,
}

impl<K: Ord, V> Map<K, V> {
    fn new() -> Self {
        Map { root: None, len: 0 }
    }

    fn insert(&mut self, key: K, value: V) -> Option<V> {
        let mut slot = &mut self.root;
        while let Some(node) = slot {
            match key.cmp(&node.key) {
                Ordering::Less => slot = &mut node.left,
                Ordering::Greater => slot = &mut node.right,
                Ordering::Equal => return Some(std::mem::replace(&mut node.value, value)),
            }
        }
        *slot = Some(Box::new(Node { key, value, left: None, right: None }));
        self.len += 1;
        None
    }

    fn get(&self, key: &K) -> Option<&V> {
        let mut current = self.root.as_ref();
        while let Some(node) = current {
            current = match key.cmp(&node.key) {
                Ordering::Less => node.left.as_ref(),
                Ordering::Greater => node.right.as_ref(),
                Ordering::Equal => return Some(&node.value),
            };
        }
        None
    }

    fn in_order<'a>(&'a self) -> Vec<(&'a K, &'a V)> {
        fn walk<'a, K, V>(tree: &'a Tree<K, V>, into: &mut Vec<(&'a K, &'a V)>) {
            if let Some(node) = tree {
                walk(&node.left, into);
                into.push((&node.key, &node.value));
                walk(&node.right, into);
            }
        }
        let mut pairs = Vec::with_capacity(self.len);
        walk(&self.root, &mut pairs);
        pairs
    }
}

fn depth<K, V>(tree: &Tree<K, V>) -> usize {
    match tree {
        None => 0,
        Some(node) => 1 + depth(&node.left).max(depth(&node.right)),
    }
}

fn main() {
    let mut map = Map::new();
    for (index, word) in ["m", "c", "x", "a", "d", "z", "c"].into_iter().enumerate() {
        if let Some(old) = map.insert(word.to_string(), index) {
            println!("{word} was {old}");
        }
    }
    println!("{} keys, depth {}", map.len, depth(&map.root));
    println!("{:?} {:?}", map.get(&"d".to_string()), map.get(&"q".to_string()));
    for (key, value) in map.in_order() {
        print!("{key}={value} ");
    }
    println!();
}
