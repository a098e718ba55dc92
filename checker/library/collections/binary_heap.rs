//! A priority queue: the greatest element first, in a binary heap.
//!
//! The order of elements in the vector is the real library's, since `iter`, `into_vec` and `{:?}`
//! show it: `pop` sinks the last element to the bottom before it rises again.

use super::try_reserve::TryReserveError;
use crate::fmt;
use crate::iter::{FromIterator, FusedIterator};
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::{slice, vec};

#[allocator_parameter]
pub struct BinaryHeap<T> {
    data: Vec<T>,
}

impl<T: Ord> BinaryHeap<T> {
    pub const fn new() -> BinaryHeap<T> {
        BinaryHeap { data: Vec::new() }
    }
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> {
        BinaryHeap { data: Vec::with_capacity(capacity) }
    }
    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> {
        if self.is_empty() { None } else { Some(PeekMut { heap: self, touched: false }) }
    }
    pub fn pop(&mut self) -> Option<T> {
        let mut item = self.data.pop()?;
        if !self.data.is_empty() {
            mem::swap(&mut item, &mut self.data[0]);
            self.sink_to_bottom();
        }
        Some(item)
    }
    pub fn pop_if(&mut self, predicate: impl FnOnce(&T) -> bool) -> Option<T> {
        let first = self.peek()?;
        if predicate(first) { self.pop() } else { None }
    }
    pub fn push(&mut self, item: T) {
        let pos = self.data.len();
        self.data.push(item);
        self.rise(pos);
    }
    pub fn into_sorted_vec(mut self) -> Vec<T> {
        let mut end = self.data.len();
        while end > 1 {
            end -= 1;
            self.data.swap(0, end);
            self.sink(0, end);
        }
        self.into_vec()
    }
    pub fn append(&mut self, other: &mut Self) {
        if self.len() < other.len() {
            mem::swap(self, other);
        }
        let start = self.data.len();
        self.data.append(&mut other.data);
        self.rebuild_tail(start);
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(&T) -> bool {
        let mut first_removed = self.len();
        let mut i = 0;
        self.data.retain(|e| {
            let keep = f(e);
            if !keep && i < first_removed {
                first_removed = i;
            }
            i += 1;
            keep
        });
        self.rebuild_tail(first_removed);
    }

    /// Moves the element at `pos` towards the root.
    fn rise(&mut self, mut pos: usize) {
        while pos > 0 {
            let parent = (pos - 1) / 2;
            if self.data[pos] <= self.data[parent] {
                break;
            }
            self.data.swap(pos, parent);
            pos = parent;
        }
    }
    /// Moves the element at `pos` away from the root, within `..end`.
    fn sink(&mut self, mut pos: usize, end: usize) {
        let mut child = 2 * pos + 1;
        while child <= end.saturating_sub(2) {
            if self.data[child] <= self.data[child + 1] {
                child += 1;
            }
            if self.data[pos] >= self.data[child] {
                return;
            }
            self.data.swap(pos, child);
            pos = child;
            child = 2 * pos + 1;
        }
        if child == end - 1 && self.data[pos] < self.data[child] {
            self.data.swap(pos, child);
        }
    }
    /// Moves the root to the bottom along the greater children, then up to its place.
    fn sink_to_bottom(&mut self) {
        let end = self.data.len();
        let mut pos = 0;
        let mut child = 1;
        while child <= end.saturating_sub(2) {
            if self.data[child] <= self.data[child + 1] {
                child += 1;
            }
            self.data.swap(pos, child);
            pos = child;
            child = 2 * pos + 1;
        }
        if child == end - 1 {
            self.data.swap(pos, child);
            pos = child;
        }
        self.rise(pos);
    }
    fn rebuild(&mut self) {
        let len = self.data.len();
        let mut n = len / 2;
        while n > 0 {
            n -= 1;
            self.sink(n, len);
        }
    }
    /// Makes a heap again where the elements before `start` are one.
    fn rebuild_tail(&mut self, start: usize) {
        let len = self.data.len();
        if start >= len {
            return;
        }
        let tail = len - start;
        let whole = if start < tail {
            true
        } else if len <= 2048 {
            2 * len < tail * (start.ilog2() as usize)
        } else {
            2 * len < tail * 11
        };
        if whole {
            self.rebuild();
        } else {
            let mut i = start;
            while i < len {
                self.rise(i);
                i += 1;
            }
        }
    }
}

impl<T> BinaryHeap<T> {
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.data.iter() }
    }
    pub fn peek(&self) -> Option<&T> {
        self.data.get(0)
    }
    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }
    pub fn reserve_exact(&mut self, additional: usize) {
        self.data.reserve_exact(additional)
    }
    pub fn reserve(&mut self, additional: usize) {
        self.data.reserve(additional)
    }
    pub fn shrink_to_fit(&mut self) {
        self.data.shrink_to_fit()
    }
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.data.shrink_to(min_capacity)
    }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.data.try_reserve(additional)
    }
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.data.try_reserve_exact(additional)
    }
    pub fn into_vec(self) -> Vec<T> {
        self.data
    }
    pub fn as_slice(&self) -> &[T] {
        self.data.as_slice()
    }
    pub fn len(&self) -> usize {
        self.data.len()
    }
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }
    pub fn drain(&mut self) -> Drain<'_, T> {
        Drain { iter: self.data.drain(..) }
    }
    pub fn clear(&mut self) {
        self.data.clear()
    }
}

impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> Self {
        BinaryHeap { data: self.data.clone() }
    }
}
impl<T: Ord> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> {
        BinaryHeap::new()
    }
}
impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(vec: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data: vec };
        heap.rebuild();
        heap
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(arr: [T; N]) -> Self {
        BinaryHeap::from(Vec::from(arr))
    }
}
impl<T> From<BinaryHeap<T>> for Vec<T> {
    fn from(heap: BinaryHeap<T>) -> Vec<T> {
        heap.data
    }
}
impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> {
        BinaryHeap::from(iter.into_iter().collect::<Vec<T>>())
    }
}
impl<T: Ord> Extend<T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let start = self.data.len();
        self.data.extend(iter);
        self.rebuild_tail(start);
    }
}
impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }
}
impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { iter: self.data.into_iter() }
    }
}
impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    touched: bool,
}
impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.touched {
            let end = self.heap.len();
            self.heap.sink(0, end);
        }
    }
}
impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.heap.data[0]
    }
}
impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.touched = true;
        &mut self.heap.data[0]
    }
}
impl<'a, T: Ord> PeekMut<'a, T> {
    pub fn pop(mut this: PeekMut<'a, T>) -> T {
        if this.touched {
            this.touched = false;
            let end = this.heap.len();
            this.heap.sink(0, end);
        }
        this.heap.pop().unwrap()
    }
}
impl<T: Ord + fmt::Debug> fmt::Debug for PeekMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PeekMut").field(&self.heap.data[0]).finish()
    }
}

macro_rules! heap_iterator {
    ($($name:ident<$($lt:lifetime)?> over $inner:ty, gives $item:ty;)*) => { $(
        pub struct $name<$($lt,)? T $(: $lt)?> {
            iter: $inner,
        }
        impl<$($lt,)? T> Iterator for $name<$($lt,)? T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                self.iter.next()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.iter.size_hint()
            }
        }
        impl<$($lt,)? T> DoubleEndedIterator for $name<$($lt,)? T> {
            fn next_back(&mut self) -> Option<$item> {
                self.iter.next_back()
            }
        }
        impl<$($lt,)? T> ExactSizeIterator for $name<$($lt,)? T> {}
        impl<$($lt,)? T> FusedIterator for $name<$($lt,)? T> {}
    )* };
}
heap_iterator! {
    Iter<'a> over slice::Iter<'a, T>, gives &'a T;
    IntoIter<> over vec::IntoIter<T>, gives T;
    Drain<'a> over vec::Drain<'a, T>, gives T;
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { iter: self.iter.clone() }
    }
}
