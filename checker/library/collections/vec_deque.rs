//! A double-ended queue.
//!
//! The elements stand in a `RawBuf` in logical order. `head` is where the first one would stand in
//! the ring of the real library: it decides where `as_slices` divides, and nothing else.

use super::try_reserve::{check_capacity, TryReserveError};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, FusedIterator};
use crate::marker::PhantomData;
use crate::ops::{Index, IndexMut, RangeBounds};
use crate::raw_buf::RawBuf;
use crate::{mem, ptr, slice, vec};

#[allocator_parameter]
#[private_fields(head, len, buf)]
pub struct VecDeque<T> {
    head: usize,
    buf: RawBuf<T>,
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, buf: RawBuf::new() }
    }
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, buf: RawBuf::with_capacity(capacity) }
    }
    pub fn get(&self, index: usize) -> Option<&T> {
        self.buf.slice().get(index)
    }
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.buf.slice_mut().get_mut(index)
    }
    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        self.buf.slice_mut().swap(i, j)
    }
    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }
    pub fn reserve(&mut self, additional: usize) {
        let old = self.buf.capacity();
        self.buf.reserve(additional);
        self.grown(old);
    }
    pub fn reserve_exact(&mut self, additional: usize) {
        let old = self.buf.capacity();
        self.buf.reserve_exact(additional);
        self.grown(old);
    }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check_capacity::<T>(self.len(), additional)?;
        Ok(self.reserve(additional))
    }
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check_capacity::<T>(self.len(), additional)?;
        Ok(self.reserve_exact(additional))
    }
    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0)
    }
    pub fn shrink_to(&mut self, min_capacity: usize) {
        let target = crate::cmp::max(min_capacity, self.len());
        if target < self.buf.capacity() {
            self.buf.shrink_to(target);
            if self.head + self.len() > target {
                self.head = 0;
            }
        }
    }
    /// Places the head as the real library does when the ring of `old` slots has become larger.
    fn grown(&mut self, old: usize) {
        let new = self.buf.capacity();
        if new == old || self.head <= old - crate::cmp::min(old, self.len()) {
            return;
        }
        let head_len = old - self.head;
        let tail_len = self.len() - head_len;
        if !(head_len > tail_len && new - old >= tail_len) {
            self.head = new - head_len;
        }
    }
    fn wrap_add(&self, index: usize, addend: usize) -> usize {
        let capacity = self.buf.capacity();
        let logical = index.wrapping_add(addend);
        if logical >= capacity { logical.wrapping_sub(capacity) } else { logical }
    }
    fn wrap_sub(&self, index: usize, subtrahend: usize) -> usize {
        if index >= subtrahend {
            index - subtrahend
        } else {
            index.wrapping_sub(subtrahend).wrapping_add(self.buf.capacity())
        }
    }
    pub fn truncate(&mut self, len: usize) {
        while self.buf.len() > len {
            unsafe { drop(self.buf.pop()) }
        }
    }
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { inner: self.buf.slice().iter() }
    }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { inner: self.buf.slice_mut().iter_mut() }
    }
    pub fn as_slices(&self) -> (&[T], &[T]) {
        self.buf.slice().split_at(self.first_len())
    }
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let mid = self.first_len();
        self.buf.slice_mut().split_at_mut(mid)
    }
    /// How many elements stand before the end of the ring.
    fn first_len(&self) -> usize {
        crate::cmp::min(self.buf.capacity() - self.head, self.buf.len())
    }
    pub fn len(&self) -> usize {
        self.buf.len()
    }
    pub fn is_empty(&self) -> bool {
        self.buf.len() == 0
    }
    #[track_caller]
    pub fn range<R>(&self, range: R) -> Iter<'_, T> where R: RangeBounds<usize> {
        let (start, end) = slice::range_of(range, self.len());
        Iter { inner: self.buf.slice()[start..end].iter() }
    }
    #[track_caller]
    pub fn range_mut<R>(&mut self, range: R) -> IterMut<'_, T> where R: RangeBounds<usize> {
        let (start, end) = slice::range_of(range, self.len());
        IterMut { inner: self.buf.slice_mut()[start..end].iter_mut() }
    }
    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T> where R: RangeBounds<usize> {
        let len = self.len();
        let (start, end) = slice::range_of(range, len);
        if start == 0 && end == len {
            self.head = 0;
        } else if end < len && start <= len - end {
            self.head = self.wrap_add(self.head, end - start);
        }
        let taken = unsafe { self.buf.detach(start, end) };
        Drain { taken: Vec::from_buf(taken).into_iter(), marker: PhantomData }
    }
    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq<T> {
        self.buf.slice().contains(x)
    }
    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }
    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }
    pub fn back(&self) -> Option<&T> {
        self.get(self.len().wrapping_sub(1))
    }
    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len().wrapping_sub(1))
    }
    pub fn pop_front(&mut self) -> Option<T> {
        if self.is_empty() {
            None
        } else {
            self.head = self.wrap_add(self.head, 1);
            unsafe { Some(self.buf.remove(0)) }
        }
    }
    pub fn pop_back(&mut self) -> Option<T> {
        if self.is_empty() { None } else { unsafe { Some(self.buf.pop()) } }
    }
    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }
    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }
    pub fn push_front(&mut self, value: T) {
        self.make_room();
        self.head = self.wrap_sub(self.head, 1);
        unsafe { self.buf.insert(0, value) }
    }
    pub fn push_back(&mut self, value: T) {
        self.make_room();
        self.buf.push(value)
    }
    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_front` instead"]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        &mut self[0]
    }
    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_back` instead"]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        let last = self.len() - 1;
        &mut self[last]
    }
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `VecDeque::insert` instead"]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.insert(index, value);
        &mut self[index]
    }
    fn make_room(&mut self) {
        let old = self.buf.capacity();
        if self.buf.len() == old {
            self.buf.reserve(1);
            self.grown(old);
        }
    }
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len() {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        let len = self.len();
        if index >= len {
            return None;
        }
        self.swap(index, len - 1);
        self.pop_back()
    }
    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        assert!(index <= self.len(), "index out of bounds");
        self.make_room();
        if self.len() - index >= index {
            self.head = self.wrap_sub(self.head, 1);
        }
        unsafe { self.buf.insert(index, value) }
    }
    pub fn remove(&mut self, index: usize) -> Option<T> {
        let len = self.len();
        if index >= len {
            return None;
        }
        if len - index - 1 >= index {
            self.head = self.wrap_add(self.head, 1);
        }
        unsafe { Some(self.buf.remove(index)) }
    }
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len();
        assert!(at <= len, "`at` out of bounds");
        VecDeque { head: 0, buf: unsafe { self.buf.extract(at, len) } }
    }
    pub fn append(&mut self, other: &mut Self) {
        self.reserve(other.len());
        self.buf.append(&mut other.buf);
        other.head = 0;
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(&T) -> bool {
        self.retain_mut(|elem| f(elem));
    }
    pub fn retain_mut<F>(&mut self, mut f: F) where F: FnMut(&mut T) -> bool {
        let len = self.len();
        let mut kept = 0;
        let mut i = 0;
        while i < len {
            if f(&mut self[i]) {
                if kept != i {
                    self.swap(kept, i);
                }
                kept += 1;
            }
            i += 1;
        }
        self.truncate(kept);
    }
    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        while self.len() < new_len {
            self.push_back(generator());
        }
        self.truncate(new_len);
    }
    pub fn make_contiguous(&mut self) -> &mut [T] {
        if self.head > self.buf.capacity() - self.buf.len() {
            self.head = 0;
        }
        self.buf.slice_mut()
    }
    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len() - n;
        self.head = if n <= k { self.wrap_add(self.head, n) } else { self.wrap_sub(self.head, k) };
        self.buf.slice_mut().rotate_left(n)
    }
    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len() - n;
        self.head = if n <= k { self.wrap_sub(self.head, n) } else { self.wrap_add(self.head, k) };
        self.buf.slice_mut().rotate_right(n)
    }
    pub fn binary_search(&self, x: &T) -> Result<usize, usize> where T: Ord {
        self.binary_search_by(|e| e.cmp(x))
    }
    pub fn binary_search_by<'a, F>(&'a self, f: F) -> Result<usize, usize> where F: FnMut(&'a T) -> Ordering {
        self.buf.slice().binary_search_by(f)
    }
    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize> where F: FnMut(&'a T) -> B, B: Ord {
        self.binary_search_by(|k| f(k).cmp(b))
    }
    pub fn partition_point<P>(&self, pred: P) -> usize where P: FnMut(&T) -> bool {
        self.buf.slice().partition_point(pred)
    }
    fn into_buf(self) -> RawBuf<T> {
        let buf = unsafe { ptr::read(&self.buf) };
        mem::forget(self);
        buf
    }
}
impl<T: Clone> VecDeque<T> {
    pub fn resize(&mut self, new_len: usize, value: T) {
        while self.len() < new_len {
            self.push_back(value.clone());
        }
        self.truncate(new_len);
    }
}

unsafe impl<#[may_dangle] T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(self.buf.slice_mut()) }
    }
}
impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> Self {
        let mut deque = VecDeque::with_capacity(self.len());
        deque.extend(self.iter().cloned());
        deque
    }
}
impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &Self) -> bool {
        self.buf.slice() == other.buf.slice()
    }
}
impl<T: Eq> Eq for VecDeque<T> {}
macro_rules! deque_eq_impl {
    ($([$($vars:tt)*] $rhs:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($vars)*> PartialEq<$rhs> for VecDeque<T> {
            fn eq(&self, other: &$rhs) -> bool { self.buf.slice()[..] == other[..] }
        }
    )* };
}
deque_eq_impl! {
    [] Vec<U>;
    [] &[U];
    [] &mut [U];
    [const N: usize] [U; N];
    [const N: usize] &[U; N];
    [const N: usize] &mut [U; N];
}
impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        PartialOrd::partial_cmp(self.buf.slice(), other.buf.slice())
    }
}
impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(self.buf.slice(), other.buf.slice())
    }
}
impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(self.buf.slice(), state)
    }
}
impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}
impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
impl<T> Index<usize> for VecDeque<T> {
    type Output = T;
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        self.get(index).expect("Out of bounds access")
    }
}
impl<T> IndexMut<usize> for VecDeque<T> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.get_mut(index).expect("Out of bounds access")
    }
}
impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        VecDeque::from(iter.into_iter().collect::<Vec<T>>())
    }
}
impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for item in iter {
            self.push_back(item);
        }
    }
}
impl<'a, T: 'a + Copy> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for item in iter {
            self.push_back(*item);
        }
    }
}
impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: Vec::from_buf(self.into_buf()).into_iter() }
    }
}
impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}
impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(other: Vec<T>) -> Self {
        VecDeque { head: 0, buf: other.into_buf() }
    }
}
impl<T> From<VecDeque<T>> for Vec<T> {
    fn from(other: VecDeque<T>) -> Self {
        Vec::from_buf(other.into_buf())
    }
}
impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> Self {
        VecDeque::from(Vec::from(arr))
    }
}

macro_rules! end_iterator {
    ($($name:ident<$($lt:lifetime)?> over $inner:ty, gives $item:ty;)*) => { $(
        pub struct $name<$($lt,)? T $(: $lt)?> {
            inner: $inner,
        }
        impl<$($lt,)? T> Iterator for $name<$($lt,)? T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                self.inner.next()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }
        impl<$($lt,)? T> DoubleEndedIterator for $name<$($lt,)? T> {
            fn next_back(&mut self) -> Option<$item> {
                self.inner.next_back()
            }
        }
        impl<$($lt,)? T> ExactSizeIterator for $name<$($lt,)? T> {}
        impl<$($lt,)? T> FusedIterator for $name<$($lt,)? T> {}
    )* };
}
end_iterator! {
    Iter<'a> over slice::Iter<'a, T>, gives &'a T;
    IterMut<'a> over slice::IterMut<'a, T>, gives &'a mut T;
    IntoIter<> over vec::IntoIter<T>, gives T;
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone() }
    }
}
impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        IntoIter { inner: self.inner.clone() }
    }
}

pub struct Drain<'a, T: 'a> {
    taken: vec::IntoIter<T>,
    marker: PhantomData<&'a mut VecDeque<T>>,
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.taken.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.taken.size_hint()
    }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        self.taken.next_back()
    }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}
impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {}
}
