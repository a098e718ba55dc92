// Taking elements out of collections, making room in them, and what iterators over them show.
use std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, TryReserveError, VecDeque,
};

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut v: Vec<T> = items.into_iter().collect();
    v.sort();
    v
}
fn room(n: usize) -> Result<Vec<u8>, TryReserveError> {
    let mut v = Vec::new();
    v.try_reserve(n)?;
    v.try_reserve_exact(n)?;
    Ok(v)
}

fn main() {
    let mut v: Vec<i32> = (0..10).collect();
    println!("{:?} {:?}", v.extract_if(.., |x| *x % 3 == 0).collect::<Vec<_>>(), v);
    println!("{:?}", v.extract_if(1..3, |_| true).map(|x| x * 10).collect::<Vec<_>>());
    v.extract_if(.., |x| *x > 4).next();
    println!("{v:?}");
    *v.push_mut(90) += 1;
    *v.insert_mut(0, 5) -= 6;
    println!("{v:?}");
    let removed: Vec<i32> = v.splice(1..3, [70, 71, 72]).collect();
    println!("{removed:?} {v:?}");
    v.splice(..0, std::iter::repeat_n(9, 2));
    println!("{v:?}");
    let mut drain = v.drain(1..4);
    println!("{:?} {:?} {:?}", drain.next(), drain.as_slice(), drain);
    drop(drain);
    println!("{v:?}");
    println!("{:?}", vec![[1, 2], [3, 4]].into_flattened());
    let mut target = vec![String::from("long"); 3];
    target.clone_from(&vec![String::from("a"), String::from("b")]);
    println!("{target:?}");
    println!("{:?}", Box::<[i32; 2]>::try_from(vec![1, 2]).unwrap());
    println!("{:?}", Box::<[i32; 2]>::try_from(vec![1, 2, 3]).unwrap_err());
    println!("{} {}", room(10).is_ok(), room(usize::MAX).unwrap_err());
    println!("{:?}", room(usize::MAX).unwrap_err());

    let mut map: HashMap<i32, i32> = (0..8).map(|x| (x, x * x)).collect();
    let odd: BTreeMap<i32, i32> = map.extract_if(|k, _| k % 2 == 1).collect();
    println!("{odd:?} {:?}", sorted(map.keys().copied()));
    let [a, b, c] = map.get_disjoint_mut([&2, &5, &4]);
    std::mem::swap(a.unwrap(), c.unwrap());
    println!("{b:?}");
    println!("{:?}", sorted(map.clone()));
    map.shrink_to(100);
    map.try_reserve(5).unwrap();
    println!("{}", map.try_reserve(usize::MAX).unwrap_err());
    println!("{:?} {}", sorted(map.drain()), map.len());
    map.insert(1, 1);
    map.retain(|_, v| *v > 1);
    println!("{map:?}");
    let mut set = HashSet::from([1, 2, 3, 4]);
    println!("{:?} {:?}", sorted(set.extract_if(|x| *x > 2)), sorted(&set));
    println!("{:?}", sorted(set.drain()));

    let mut tree: BTreeMap<i32, char> = (0..6).zip('a'..).collect();
    println!("{:?} {tree:?}", tree.clone().extract_if(1..4, |k, _| k % 2 == 1).collect::<Vec<_>>());
    println!("{:?} {tree:?}", tree.extract_if(.., |_, v| *v > 'd').count());
    let mut leaves = BTreeSet::from([1, 2, 3, 4]);
    println!("{:?} {leaves:?}", leaves.clone().extract_if(2.., |x| x % 2 == 0).collect::<Vec<_>>());
    leaves.extract_if(.., |x| *x == 1).for_each(drop);
    println!("{leaves:?}");
    let mut list = LinkedList::from([1, 2, 3, 4, 5]);
    println!("{:?} {list:?}", list.extract_if(|x| *x % 2 == 1).collect::<Vec<_>>());
    *list.push_back_mut(6) += 1;
    *list.push_front_mut(0) -= 1;
    println!("{list:?} {:?} {:?}", list.iter().rev().collect::<Vec<_>>(), list.len());
    let mut ring = VecDeque::from([1, 2, 3]);
    *ring.push_front_mut(0) += 7;
    *ring.push_back_mut(4) += 7;
    *ring.insert_mut(2, 5) *= 2;
    println!("{ring:?} {:?}", ring.try_reserve(4));
    println!("{:?} {ring:?}", ring.drain(1..3).collect::<Vec<_>>());
    let mut heap = BinaryHeap::from([1, 5, 2]);
    println!("{:?} {:?}", heap.try_reserve(1), heap.drain().count());

    let mut option = Some(3);
    option.as_mut_slice()[0] += 1;
    if let Some(x) = Option::from(&mut option) {
        let x: &mut i32 = x;
        *x += 1;
    }
    println!("{option:?} {:?} {:?}", option.iter().len(), None::<i32>.as_mut_slice());
    println!("{:?}", ["1", "2", "x"].iter().map(|s| s.parse::<i32>().ok()).product::<Option<i32>>());
    println!("{:?}", ["4", "2"].iter().map(|s| s.parse::<i32>().ok()).product::<Option<i32>>());
    let nested: Result<Result<i32, String>, String> = Ok(Err("inner".into()));
    println!("{:?} {:?}", nested.clone().flatten(), nested);
    let mut n = 4;
    let r: Result<&mut i32, ()> = Ok(&mut n);
    println!("{:?}", r.copied());
    let mut ok: Result<i32, ()> = Ok(1);
    for x in &mut ok {
        *x += 1;
    }
    for x in &ok {
        println!("{x} {:?} {:?}", ok.iter(), ok.into_iter());
    }
}
