// Maps, sets and queues as programs use them: entries, hashers, order, set operations.
use std::collections::btree_map::Entry as TreeEntry;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::cmp::Reverse;
use std::ops::Bound;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};

#[derive(Default, Clone)]
struct Fnv(u64);
impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ *b as u64).wrapping_mul(0x100000001b3);
        }
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Suit {
    Hearts,
    Spades,
}
#[derive(Debug, Eq)]
struct CaseInsensitive(String);
impl PartialEq for CaseInsensitive {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}
impl Hash for CaseInsensitive {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for b in self.0.bytes() {
            b.to_ascii_lowercase().hash(state);
        }
    }
}
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Task {
    priority: u32,
    name: &'static str,
}

fn dijkstra(edges: &[(usize, usize, u32)], n: usize) -> Vec<Option<u32>> {
    let mut adjacent: HashMap<usize, Vec<(usize, u32)>> = HashMap::with_capacity(n);
    for &(a, b, w) in edges {
        adjacent.entry(a).or_default().push((b, w));
    }
    let mut best = vec![None; n];
    let mut heap = BinaryHeap::from([Reverse((0, 0))]);
    while let Some(Reverse((d, at))) = heap.pop() {
        if best[at].is_some_and(|b| b <= d) {
            continue;
        }
        best[at] = Some(d);
        for &(to, w) in adjacent.get(&at).map(Vec::as_slice).unwrap_or_default() {
            heap.push(Reverse((d + w, to)));
        }
    }
    best
}

fn main() {
    let mut fnv: HashMap<&str, i32, BuildHasherDefault<Fnv>> = HashMap::default();
    fnv.insert("a", 1);
    fnv.extend([("b", 2), ("c", 3)]);
    println!("{:?} {}", fnv.get("b"), fnv.hasher().hash_one("a") == fnv.hasher().hash_one("a"));
    let state = RandomState::new();
    println!("{}", state.hash_one(5) == state.hash_one(5));
    let mut names: HashMap<CaseInsensitive, u32> = HashMap::new();
    for n in ["Ann", "ann", "BOB", "aNN"] {
        *names.entry(CaseInsensitive(n.into())).or_insert(0) += 1;
    }
    println!("{} {:?}", names.len(), names.get(&CaseInsensitive("ANN".into())));
    let mut cards: HashMap<(Suit, u8), &str> = HashMap::new();
    cards.insert((Suit::Hearts, 1), "ace");
    match cards.entry((Suit::Hearts, 1)) {
        Entry::Occupied(mut e) => {
            println!("{:?} {}", e.key(), e.get());
            *e.get_mut() = "ACE";
            println!("{:?}", e.remove_entry());
        }
        Entry::Vacant(e) => println!("{:?}", e.into_key()),
    }
    if let Entry::Vacant(e) = cards.entry((Suit::Spades, 2)) {
        let o = e.insert_entry("two");
        println!("{o:?}");
    }
    println!("{:?}", cards.entry((Suit::Spades, 2)).and_modify(|c| *c = "2").or_insert("x"));
    println!("{:?}", cards.entry((Suit::Spades, 3)).or_insert_with_key(|k| if k.1 > 2 { "big" } else { "small" }));
    let mut tree: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (i, w) in "the cat the dog a cat the".split(' ').enumerate() {
        tree.entry(w.to_string()).or_default().push(i as u32);
    }
    println!("{tree:?}");
    println!("{:#?}", tree.first_key_value());
    println!("{:?}", tree.range("b".to_string()..).map(|(k, v)| (k.as_str(), v.len())).collect::<Vec<_>>());
    println!("{:?}", tree.range::<str, _>((Bound::Included("cat"), Bound::Excluded("dog"))).next_back());
    if let TreeEntry::Occupied(e) = tree.entry("cat".into()) {
        println!("{:?}", e.remove());
    }
    let mut last = tree.last_entry().unwrap();
    last.get_mut().clear();
    println!("{:?} {:?}", tree.pop_last(), tree.split_off("b"));
    for (_, v) in tree.range_mut::<str, _>(..) {
        v.push(99);
    }
    println!("{:?} {:?}", tree.values().flatten().sum::<u32>(), tree.into_keys().collect::<Vec<_>>());
    let a: BTreeSet<i32> = (1..6).collect();
    let b: BTreeSet<i32> = (4..9).collect();
    println!("{:?} {:?} {:?} {:?}", &a & &b, &a | &b, &a - &b, &a ^ &b);
    println!("{:?} {:?}", a.intersection(&b).rev_max(), a.range(2..).next());
    println!("{:?} {} {}", a.union(&b).count(), a.is_subset(&b), a.is_disjoint(&BTreeSet::from([77])));
    println!("{:?} {:?} {:?}", a.first(), b.last(), a.iter().rev().take(2).collect::<Vec<_>>());
    let h: HashSet<char> = "hello".chars().collect();
    let k: HashSet<char> = "help".chars().collect();
    let mut common: Vec<_> = h.intersection(&k).collect();
    common.sort_unstable();
    println!("{common:?} {} {}", h.difference(&k).count(), (&h | &k).len());
    let mut heap: BinaryHeap<Task> = BinaryHeap::new();
    heap.push(Task { priority: 2, name: "b" });
    heap.push(Task { priority: 5, name: "a" });
    if let Some(mut top) = heap.peek_mut() {
        top.priority = 1;
    }
    println!("{:?} {:?}", heap.pop().map(|t| t.name), heap.into_sorted_vec());
    println!("{:?}", dijkstra(&[(0, 1, 4), (0, 2, 1), (2, 1, 2), (1, 3, 5)], 5));
    let mut deque: VecDeque<i32> = (1..=5).collect();
    deque.rotate_left(2);
    deque.push_front(0);
    let (x, y) = deque.as_slices();
    println!("{} {deque:?}", x.len() + y.len());
    deque.make_contiguous().sort();
    println!("{:?} {:?} {:?}", deque.binary_search(&3), deque.iter().rev().step_by(2).collect::<Vec<_>>(), deque.range(1..3).sum::<i32>());
    deque.truncate(3);
    deque.resize(5, 7);
    println!("{deque:?} {:?} {:?}", deque.swap_remove_back(0), deque.split_off(2));
    let mut list: LinkedList<&str> = LinkedList::new();
    list.push_back("b");
    list.push_front("a");
    let mut tail = list.split_off(1);
    tail.push_back("c");
    list.append(&mut tail);
    for s in list.iter_mut() {
        *s = &s[..1];
    }
    println!("{list:?} {:?} {} {}", list.back(), list.contains(&"c"), tail.is_empty());
    let grouped = [("x", 1), ("y", 2), ("x", 3)].into_iter().fold(BTreeMap::<_, Vec<_>>::new(), |mut m, (k, v)| {
        m.entry(k).or_default().push(v);
        m
    });
    println!("{grouped:?}");
    let inverted: BTreeMap<i32, &str> = grouped.iter().flat_map(|(k, vs)| vs.iter().map(move |v| (*v, *k))).collect();
    println!("{inverted:?} {}", inverted[&2]);
}
trait RevMax {
    type Item;
    fn rev_max(self) -> Option<Self::Item>;
}
impl<'a, I: Iterator<Item = &'a i32>> RevMax for I {
    type Item = i32;
    fn rev_max(self) -> Option<i32> {
        self.copied().max()
    }
}
