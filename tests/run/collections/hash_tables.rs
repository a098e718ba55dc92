// How much room hash tables have, and how their order is kept.
use std::collections::{HashMap, HashSet};

fn keys<V>(m: &HashMap<i32, V>) -> Vec<i32> {
    m.keys().copied().collect()
}

#[derive(Clone, Default)]
struct Wrapper<K, V> {
    inner: HashMap<K, V>,
}

fn main() {
    let mut m: HashMap<i32, i32> = HashMap::new();
    print!("{} ", m.capacity());
    for i in 0..130 {
        let before = m.capacity();
        m.insert(i, i);
        if m.capacity() != before {
            print!("{} ", m.capacity());
        }
    }
    println!();
    for n in [0, 1, 3, 4, 7, 8, 14, 15, 28, 29, 56, 57, 100, 1000] {
        let m: HashMap<i32, u64> = HashMap::with_capacity(n);
        let b: HashSet<u8> = HashSet::with_capacity(n);
        let s: HashSet<u16> = HashSet::with_capacity(n);
        print!("{} {} {}, ", m.capacity(), b.capacity(), s.capacity());
    }
    println!();
    m.reserve(100);
    println!("{}", m.capacity());
    m.retain(|k, _| *k < 10);
    m.shrink_to(50);
    println!("{}", m.capacity());
    m.shrink_to_fit();
    println!("{}", m.capacity());
    let copy = m.clone();
    println!("{} {}", keys(&m) == keys(&copy), copy == m);
    println!("{}", m.iter().map(|(k, _)| *k).eq(m.keys().copied()));
    println!("{}", m.values().copied().collect::<Vec<_>>() == keys(&m));
    let order = keys(&m);
    println!("{}", m.drain().map(|(k, _)| k).collect::<Vec<_>>() == order);
    println!("{} {}", m.len(), m.capacity());
    println!("{}", copy.clone().into_keys().collect::<Vec<_>>() == keys(&copy));
    m.clear();
    m.shrink_to_fit();
    println!("{}", m.capacity());
    let w: Wrapper<&str, f64> = Wrapper::default();
    println!("{}", w.clone().inner.len());
    let mut counts: HashMap<char, usize> = HashMap::new();
    for c in "the quick brown fox".chars() {
        *counts.entry(c).or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort();
    println!("{counts:?}");
    let mut words: HashMap<Vec<u8>, i32> = HashMap::new();
    for i in 0..40u8 {
        words.insert(vec![i % 7, i % 3], i as i32);
    }
    for i in 0..40u8 {
        if i % 2 == 0 {
            words.remove(&vec![i % 7, i % 3]);
        }
    }
    words.entry(vec![9]).or_insert_with(|| 3);
    println!("{} {:?} {:?}", words.len(), words.get(&vec![1u8, 1]), words[&vec![9u8]]);
    println!("{}", words.iter().all(|(k, v)| words.get(k) == Some(v)));
}
