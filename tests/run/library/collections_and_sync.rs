use std::collections::*;
use std::sync::{Arc, Mutex};
fn assert_send<T: Send + Sync>(_: &T) {}
fn covariant<'a>(m: BTreeMap<&'static str, VecDeque<&'static str>>) -> BTreeMap<&'a str, VecDeque<&'a str>> { m }
fn longest<'a>(q: &mut VecDeque<&'a str>) -> Option<&'a str> { q.iter().copied().max_by_key(|s| s.len()) }
fn main() {
    let mut q = VecDeque::new();
    let mut l = LinkedList::new();
    let mut b = BTreeMap::new();
    let mut h = BinaryHeap::new();
    let mut set = BTreeSet::new();
    let a;
    let s = String::from("x");
    q.push_back(&s);
    l.push_back(&s);
    b.insert(&s, &s);
    h.push(&s);
    set.insert(&s);
    a = Arc::new(&s);
    println!("{} {} {} {} {} {}", q.len(), l.len(), b.len(), h.len(), set.len(), a);
    assert_send(&Arc::new(Mutex::new(1)));
    let mut w = VecDeque::from(["a", "bcd"]);
    println!("{:?} {:?}", longest(&mut w), covariant(BTreeMap::new()));
    let mut grid: BTreeMap<(i32, i32), Vec<char>> = BTreeMap::new();
    grid.entry((0, 1)).or_insert_with(Vec::new).push('a');
    grid.entry((0, 1)).and_modify(|v| v.push('b')).or_default();
    if let Some(mut e) = grid.first_entry() { e.get_mut().push('c'); }
    println!("{grid:?}");
    let total: usize = grid.values_mut().map(|v| { v.clear(); v.len() }).sum();
    println!("{total}");
    for (i, x) in w.iter_mut().enumerate() { *x = if i == 0 { "z" } else { x }; }
    let (front, back) = w.as_mut_slices();
    println!("{front:?} {back:?}");
    let mut stack = vec![Arc::new(5)];
    if let Some(x) = Arc::get_mut(&mut stack[0]) { *x += 1; }
    println!("{stack:?} {}", Arc::try_unwrap(stack.pop().unwrap()).unwrap());
    let m = Mutex::new(vec![1, 2]);
    let n = { let mut g = m.lock().unwrap(); g.push(3); g.iter().sum::<i32>() };
    println!("{n} {:?}", m.into_inner());
}
