// What drains a collection borrows it until it is dropped.
use std::collections::*;
fn main() {
    let mut v = vec![1, 2, 3];
    let d = v.drain(..);
    v.push(4);
    let mut v = VecDeque::from([1, 2, 3]);
    let d = v.drain(..);
    v.push_back(4);
    let mut v = HashMap::from([(1, 2)]);
    let d = v.drain();
    v.insert(4, 1);
    let mut v = HashSet::from([1]);
    let d = v.drain();
    v.insert(4);
    let mut v = BinaryHeap::from([1]);
    let d = v.drain();
    v.push(4);
    let mut v = BinaryHeap::from([1]);
    let d = v.peek_mut();
    v.push(4);
    let mut v = vec![1, 2, 3];
    let d = v.splice(.., [1]);
    v.push(4);
    let mut v = vec![1, 2, 3];
    let d = v.extract_if(.., |x| true);
    v.push(4);
    let mut v = LinkedList::from([1, 2, 3]);
    let d = v.iter_mut();
    v.push_back(4);
    let mut v = vec![1, 2, 3];
    let d = v.iter_mut();
    v.push(4);
}
