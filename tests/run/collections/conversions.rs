// Conversions and comparisons between collections, slices, arrays and boxes.
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::io::{Read, Write};
use std::rc::Rc;
use std::sync::Arc;

fn total(items: &[i32]) -> i32 {
    items.iter().sum()
}

fn main() {
    let v = vec![3, 1, 2];
    let boxed: Box<[i32]> = v.clone().into();
    let shared: Rc<[i32]> = v.clone().into();
    let atomic: Arc<[i32]> = Arc::from(v.clone());
    let from_slice: Rc<[i32]> = Rc::from(&v[..]);
    println!("{boxed:?} {shared:?} {atomic:?} {from_slice:?} {}", total(&shared));
    for x in boxed.iter() {
        print!("{x} ");
    }
    for x in boxed.into_vec() {
        print!("{x} ");
    }
    let again: Box<[i32]> = (1..4).collect();
    for x in again {
        print!("{x} ");
    }
    println!();
    let rc_of: Rc<[i32]> = (1..4).collect();
    println!("{rc_of:?} {}", Rc::strong_count(&rc_of));
    let deque: VecDeque<i32> = v.clone().into();
    let heap: BinaryHeap<i32> = v.clone().into();
    println!("{deque:?} {:?} {:?}", heap.clone().into_sorted_vec(), Vec::from(heap).len());
    println!("{:?}", Vec::from(deque.clone()));
    println!("{} {}", deque == vec![3, 1, 2], deque == [3, 1, 2]);
    println!("{}", v == [3, 1, 2] && v[..] == [3, 1, 2] && &v[..] == [3, 1, 2] && v == &[3, 1, 2][..]);
    println!("{}", [3, 1, 2] == v[..] && &[3, 1, 2] == &v[..] && [3, 1, 2][..] == v);
    let cow: Cow<[i32]> = Cow::from(&v);
    println!("{} {}", cow == v, cow == &[3, 1, 2][..]);
    let mut cow: Cow<[i32]> = (&[1, 2]).into();
    cow.to_mut().push(3);
    println!("{cow:?} {}", cow.len());
    let array: [i32; 3] = v.clone().try_into().unwrap();
    let by_ref: &[i32; 2] = v[..2].try_into().unwrap();
    let failed: Result<[i32; 2], _> = v[..].try_into();
    println!("{array:?} {by_ref:?} {:?} {}", failed, failed.unwrap_err());
    let mut store = [1, 2, 3, 4];
    let half: &mut [i32; 2] = (&mut store[1..3]).try_into().unwrap();
    half[0] = 9;
    println!("{store:?} {:?}", <[i32; 4]>::default());
    let pairs = [("a", 1), ("b", 2)];
    let hash: HashMap<_, _> = pairs.into();
    let tree: BTreeMap<_, _> = hash.into_iter().collect();
    let (keys, values): (Vec<&str>, Vec<i32>) = tree.iter().map(|(k, v)| (*k, *v)).unzip();
    println!("{keys:?} {values:?}");
    let list: LinkedList<i32> = v.iter().copied().collect();
    println!("{list:?} {:?}", list.iter().max());
    let set: BTreeSet<_> = v.iter().collect();
    let set: HashSet<i32> = set.into_iter().copied().collect();
    println!("{}", set == HashSet::from([1, 2, 3]));
    let mut bytes: Vec<u8> = Vec::new();
    write!(bytes, "{}-{}", 1, "x").unwrap();
    bytes.write_all(b"!").unwrap();
    let mut ring: VecDeque<u8> = bytes.iter().copied().collect();
    let mut text = String::new();
    ring.read_to_string(&mut text).unwrap();
    ring.write_all(b"ab").unwrap();
    println!("{text} {ring:?}");
    println!("{:?}", [[1, 2], [3, 4]].concat());
    println!("{:?}", [vec![1], vec![2, 3]].join(&0));
    println!("{:?} {:?}", ["a", "b"].concat(), vec!["a".to_string(), "b".to_string()].join("-"));
    println!("{:?}", [[1, 2], [3, 4]].join(&[9, 9][..]));
    let groups: Vec<&[i32]> = [1, 1, 2, 3, 3].chunk_by(|a, b| a == b).rev().collect();
    println!("{groups:?}");
    let nested: Vec<Vec<i32>> = vec![vec![1], vec![], vec![2, 3]];
    println!("{:?}", nested.iter().flatten().collect::<Vec<_>>());
    println!("{:?}", nested.into_iter().reduce(|mut a, b| { a.extend(b); a }));
    let words: Box<[Box<str>]> = ["x", "y"].map(Box::from).into();
    println!("{words:?} {:?}", words.iter().map(|w| w.len()).sum::<usize>());
    println!("{:?}", Vec::from("text").len() + Vec::from(String::from("s")).len());
    println!("{:?} {:?}", vec![1, 2] < vec![1, 3], [1, 2].cmp(&[1, 2]));
    let mut stack: Vec<char> = "abc".chars().collect();
    stack.extend(&['d', 'e']);
    stack.extend_from_within(..2);
    stack.dedup();
    stack.rotate_left(1);
    stack.swap_remove(0);
    println!("{stack:?} {:?} {:?}", stack.first(), stack.split_last());
    println!("{}", String::from_iter(&stack));
    let ordered: Vec<_> = BinaryHeap::from([2, 5, 1]).into_iter().map(std::cmp::Reverse).collect();
    println!("{:?}", BinaryHeap::from(ordered).pop());
}
