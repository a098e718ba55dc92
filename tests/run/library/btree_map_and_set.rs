use std::collections::{btree_map, BTreeMap, BTreeSet};
use std::ops::Bound;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name(String);

fn main() {
    let mut map = BTreeMap::new();
    for word in "the quick brown fox jumps over the lazy dog the end".split(' ') {
        *map.entry(word.to_string()).or_insert(0) += 1;
    }
    println!("{map:?}");
    println!("{:?} {:?}", map.get("the"), map.get("cat"));
    for (k, v) in &mut map {
        *v += k.len();
    }
    println!("{:#?}", map.range("f".to_string().."p".to_string()).collect::<Vec<_>>());
    println!("{:?}", map.iter().rev().take(2).collect::<Vec<_>>());
    println!("{:?} {:?}", map.first_key_value(), map.last_key_value());
    println!("{:?} {:?}", map.pop_first(), map.pop_last());
    println!("{:?}", map.remove("fox"));
    println!("{:?}", map.keys().map(|k| k.len()).sum::<usize>());
    println!("{:?}", map.values().copied().collect::<Vec<_>>());
    map.retain(|k, _| k.len() > 3);
    println!("{map:?} {}", map["over"]);

    let mut numbers: BTreeMap<i32, &str> = [(3, "three"), (1, "one"), (-2, "minus two"), (3, "drei")].into();
    println!("{numbers:?} {}", numbers.len());
    println!("{:?}", numbers.range(..=1).collect::<Vec<_>>());
    println!("{:?}", numbers.range((Bound::Excluded(1), Bound::Unbounded)).next());
    for (_, v) in numbers.range_mut(1..) {
        *v = "x";
    }
    match numbers.entry(7) {
        btree_map::Entry::Vacant(v) => {
            println!("vacant {}", v.key());
            v.insert("seven");
        }
        btree_map::Entry::Occupied(o) => println!("{o:?}"),
    }
    if let btree_map::Entry::Occupied(mut o) = numbers.entry(7) {
        println!("{o:?} {}", o.insert("sieben"));
        println!("{:?}", o.remove_entry());
    }
    let high = numbers.split_off(&1);
    println!("{numbers:?} {high:?}");
    let mut both = numbers.clone();
    both.append(&mut high.clone());
    println!("{both:?} {} {:?}", both == high, numbers.cmp(&high));
    for (k, v) in both.into_iter().rev() {
        print!("{k}={v} ");
    }
    println!();

    let names: BTreeMap<Name, f64> = ["b", "a", "c"].iter().map(|s| (Name(s.to_string()), s.len() as f64)).collect();
    println!("{names:?} {:?}", names.get(&Name("c".into())));
    println!("{:?}", names.into_keys().map(|n| n.0).collect::<String>());

    let a: BTreeSet<i32> = (1..8).collect();
    let b = BTreeSet::from([9, 5, 6, 7, 8, 5]);
    println!("{a:?} {b:?} {:?}", b.iter().next_back());
    println!("{:?} {:?}", &a & &b, &a | &b);
    println!("{:?} {:?}", &a - &b, &a ^ &b);
    println!("{} {} {}", a.is_subset(&b), a.is_disjoint(&b), a.contains(&3));
    println!("{:?} {:?}", a.range(3..5).collect::<Vec<_>>(), a.first());
    let mut pairs = BTreeSet::new();
    println!("{} {}", pairs.insert((2, 'x')), pairs.insert((1, 'y')));
    println!("{} {:?}", pairs.insert((2, 'x')), pairs);
    println!("{:?} {:?}", pairs.pop_last(), pairs.take(&(1, 'y')));
    let mut v: Vec<i32> = Vec::new();
    let mut m: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for (i, s) in ["b", "a", "b"].into_iter().enumerate() {
        m.entry(s).or_default().push(i as i32);
    }
    for (_, list) in m.iter_mut() {
        v.append(list);
    }
    println!("{v:?} {m:?}");
    m.range("z".."a").count();
}
