use std::collections::{BinaryHeap, LinkedList, VecDeque};
use std::cmp::Reverse;
use std::collections::binary_heap::PeekMut;

#[derive(Debug)]
struct Noisy(u32);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut d: VecDeque<i32> = VecDeque::new();
    for i in 0..3 {
        d.push_back(i);
        d.push_front(-i);
        println!("{d:?} {:?} {}", d.as_slices(), d.capacity());
    }
    d.extend([10, 11, 12]);
    println!("{:?} {}", d.as_slices(), d.capacity());
    println!("{:?} {:?} {:?}", d.pop_front(), d.pop_back(), d.front());
    d.rotate_left(2);
    println!("{:?}", d.as_slices());
    d.insert(1, 77);
    println!("{:?} {:?}", d.remove(3), d.as_slices());
    d[0] = 5;
    *d.back_mut().unwrap() += 100;
    println!("{:?} {}", d.iter().rev().collect::<Vec<_>>(), d.contains(&77));
    println!("{:?}", d.drain(1..3).collect::<Vec<_>>());
    println!("{:?}", d.as_slices());
    d.make_contiguous().sort();
    println!("{d:?} {:?}", d.binary_search(&5));
    d.retain(|x| x % 2 == 0);
    println!("{d:?} {:?}", d.split_off(1));
    d.truncate(0);
    println!("{d:?} {}", d == [0; 0]);
    let v: Vec<_> = VecDeque::from(vec![1, 2, 3]).into_iter().rev().collect();
    println!("{v:?}");
    let mut q = VecDeque::new();
    q.push_back(Noisy(1));
    q.push_back(Noisy(2));
    q.push_front(Noisy(0));
    drop(q.pop_front());
    println!("{}", q.len());

    let mut h = BinaryHeap::new();
    for x in [5, 3, 8, 1, 9, 2, 7] {
        h.push(x);
    }
    println!("{h:?} {:?}", h.peek());
    println!("{:?} {h:?}", h.pop());
    if let Some(mut top) = h.peek_mut() {
        *top = 0;
    }
    println!("{h:?}");
    if let Some(top) = h.peek_mut() {
        println!("{}", PeekMut::pop(top));
    }
    h.extend([4, 4, 20]);
    println!("{:?} {:?}", h, h.clone().into_sorted_vec());
    let mut r: BinaryHeap<Reverse<(u32, &str)>> = BinaryHeap::new();
    r.push(Reverse((3, "c")));
    r.push(Reverse((1, "a")));
    while let Some(Reverse((n, s))) = r.pop() {
        println!("{n}{s}");
    }
    let from = BinaryHeap::from(vec![1, 5, 2, 8, 3]);
    println!("{:?} {:?}", from.iter().count(), from.clone().into_vec());

    let mut l: LinkedList<String> = LinkedList::new();
    l.push_back("b".into());
    l.push_back("c".into());
    l.push_front("a".into());
    println!("{l:?} {} {:?} {:?}", l.len(), l.front(), l.back());
    for s in l.iter_mut() {
        s.push('!');
    }
    let mut tail = l.split_off(1);
    println!("{l:?} {tail:?} {:?}", tail.pop_back());
    tail.append(&mut l);
    println!("{tail:?} {l:?} {}", tail.contains(&"a!".to_string()));
    println!("{:?}", tail.into_iter().rev().collect::<Vec<_>>());
}
