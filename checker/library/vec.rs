//! A contiguous growable array.

use crate::borrow::{Borrow, BorrowMut, Cow, ToOwned};
use crate::cmp::Ordering;
use crate::collections::try_reserve::{check_capacity, TryReserveError};
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, FusedIterator};
use crate::mem;
use crate::ops::{Bound, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::panicking::panic_numbers;
use crate::ptr;
use crate::raw_buf::RawBuf;
use crate::slice::{self, SliceIndex};

#[lang = "Vec"]
#[allocator_parameter]
#[private_fields(buf, len)]
pub struct Vec<T> {
    buf: RawBuf<T>,
}

/// `vec![elem; n]`.
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec { buf: RawBuf::with_capacity(n) };
    v.extend_with(n, elem);
    v
}

impl<T> Vec<T> {
    pub const fn new() -> Vec<T> {
        Vec { buf: RawBuf::new() }
    }
    pub fn with_capacity(capacity: usize) -> Vec<T> {
        Vec { buf: RawBuf::with_capacity(capacity) }
    }
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T> {
        unsafe { Vec { buf: RawBuf::from_raw_parts(ptr, length, capacity) } }
    }
    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }
    pub fn reserve(&mut self, additional: usize) {
        self.buf.reserve(additional)
    }
    pub fn reserve_exact(&mut self, additional: usize) {
        self.buf.reserve_exact(additional)
    }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check_capacity::<T>(self.len(), additional)?;
        Ok(self.buf.reserve(additional))
    }
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check_capacity::<T>(self.len(), additional)?;
        Ok(self.buf.reserve_exact(additional))
    }
    #[leaks = "into-raw"]
    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let mut me = mem::ManuallyDrop::new(self);
        (me.as_mut_ptr(), me.len(), me.capacity())
    }
    /// The memory behind the elements. A program that has it is checked.
    #[exposes_memory]
    pub fn spare_capacity_mut(&mut self) -> &mut [mem::MaybeUninit<T>] {
        let len = self.len();
        unsafe { slice::from_raw_parts_mut(self.as_mut_ptr().add(len) as *mut mem::MaybeUninit<T>, self.capacity() - len) }
    }
    pub fn shrink_to_fit(&mut self) {
        self.buf.shrink_to(self.buf.len())
    }
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.buf.shrink_to(crate::cmp::max(self.buf.len(), min_capacity))
    }
    pub fn into_boxed_slice(self) -> Box<[T]> {
        self.into_buf().into_box()
    }
    pub(crate) fn into_buf(self) -> RawBuf<T> {
        let buf = unsafe { ptr::read(&self.buf) };
        mem::forget(self);
        buf
    }
    pub(crate) const fn from_buf(buf: RawBuf<T>) -> Vec<T> {
        Vec { buf }
    }
    pub(crate) const fn buf(&self) -> &RawBuf<T> {
        &self.buf
    }
    pub(crate) const fn buf_mut(&mut self) -> &mut RawBuf<T> {
        &mut self.buf
    }
    pub fn truncate(&mut self, len: usize) {
        while self.buf.len() > len {
            unsafe { drop(self.buf.pop()) }
        }
    }
    pub const fn as_slice(&self) -> &[T] {
        self.buf.slice()
    }
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self.buf.slice_mut()
    }
    pub const fn as_ptr(&self) -> *const T {
        self.buf.ptr()
    }
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.buf.ptr()
    }
    pub unsafe fn set_len(&mut self, new_len: usize) {
        crate::hint::precondition(new_len <= self.capacity(), "Vec::set_len requires that new_len <= capacity()");
        unsafe { self.buf.set_len(new_len) }
    }
    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len();
        if index >= len {
            panic_numbers("swap_remove index (is {}) should be < len (is {})", index, len);
        }
        unsafe {
            let last = self.buf.pop();
            if index == len - 1 { last } else { mem::replace(&mut self[index], last) }
        }
    }
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len();
        if index > len {
            panic_numbers("insertion index (is {}) should be <= len (is {})", index, len);
        }
        unsafe { self.buf.insert(index, element) }
    }
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `Vec::insert` instead"]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        &mut self[index]
    }
    #[must_use = "if you don't need a reference to the value, use `Vec::push` instead"]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        let last = self.len() - 1;
        &mut self[last]
    }
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F> where F: FnMut(&mut T) -> bool, R: RangeBounds<usize> {
        let (start, end) = slice::range_of(range, self.len());
        ExtractIf { vec: self, at: start, end, filter }
    }
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len();
        if index >= len {
            panic_numbers("removal index (is {}) should be < len (is {})", index, len);
        }
        unsafe { self.buf.remove(index) }
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
    pub fn dedup_by_key<F, K>(&mut self, mut key: F) where F: FnMut(&mut T) -> K, K: PartialEq {
        self.dedup_by(|a, b| key(a) == key(b))
    }
    pub fn dedup_by<F>(&mut self, mut same_bucket: F) where F: FnMut(&mut T, &mut T) -> bool {
        let mut i = 1;
        while i < self.len() {
            let (left, right) = self.split_at_mut(i);
            if same_bucket(&mut right[0], &mut left[i - 1]) {
                self.remove(i);
            } else {
                i += 1;
            }
        }
    }
    pub fn push(&mut self, value: T) {
        self.buf.push(value)
    }
    pub fn pop(&mut self) -> Option<T> {
        if self.buf.len() == 0 { None } else { unsafe { Some(self.buf.pop()) } }
    }
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }
    pub fn append(&mut self, other: &mut Self) {
        self.buf.append(&mut other.buf)
    }
    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T> where R: RangeBounds<usize> {
        let (start, end) = slice::range_of(range, self.len());
        let taken = unsafe { self.buf.detach(start, end) };
        Drain { taken: Vec { buf: taken }.into_iter(), marker: crate::marker::PhantomData }
    }
    pub fn clear(&mut self) {
        self.truncate(0)
    }
    pub const fn len(&self) -> usize {
        self.buf.len()
    }
    pub const fn is_empty(&self) -> bool {
        self.buf.len() == 0
    }
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len();
        if at > len {
            panic_numbers("`at` split index (is {}) should be <= len (is {})", at, len);
        }
        Vec { buf: unsafe { self.buf.extract(at, len) } }
    }
    pub fn resize_with<F>(&mut self, new_len: usize, mut f: F) where F: FnMut() -> T {
        let len = self.len();
        if new_len > len {
            self.reserve(new_len - len);
            while self.len() < new_len {
                self.push(f());
            }
        } else {
            self.truncate(new_len);
        }
    }
    #[leaks = "box-leak"]
    pub fn leak<'a>(self) -> &'a mut [T] {
        Box::leak(self.into_boxed_slice())
    }
    #[track_caller]
    pub fn splice<R, I>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter> where R: RangeBounds<usize>, I: IntoIterator<Item = T> {
        let (start, end) = slice::range_of(range, self.len());
        let removed = unsafe { self.buf.detach(start, end) };
        Splice { removed: Vec { buf: removed }.into_iter(), vec: self, start, replace_with: replace_with.into_iter() }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let (ptr, len, capacity) = self.into_raw_parts();
        unsafe { Vec::from_raw_parts(ptr as *mut T, len * N, capacity * N) }
    }
}

impl<T> RawBuf<T> {
    #[native = "buf_from_raw_parts"]
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> RawBuf<T>;
}

impl<T: Clone> Vec<T> {
    pub fn resize(&mut self, new_len: usize, value: T) {
        let len = self.len();
        if new_len > len {
            self.extend_with(new_len - len, value)
        } else {
            self.truncate(new_len);
        }
    }
    pub fn extend_from_slice(&mut self, other: &[T]) {
        self.reserve(other.len());
        if is_copy::<T>() {
            unsafe { self.buf.extend_from_slice(other) }
        } else {
            let mut i = 0;
            while i < other.len() {
                self.buf.push(other[i].clone());
                i += 1;
            }
        }
    }
    pub fn extend_from_within<R>(&mut self, src: R) where R: RangeBounds<usize> {
        let (start, end) = slice::range_of(src, self.len());
        let copy = self[start..end].to_vec();
        self.extend(copy);
    }
    fn extend_with(&mut self, n: usize, value: T) {
        if n == 0 {
            return;
        }
        self.reserve(n);
        if is_copy::<T>() {
            unsafe { self.buf.fill(n, value) }
        } else {
            let mut i = 1;
            while i < n {
                self.buf.push(value.clone());
                i += 1;
            }
            self.buf.push(value);
        }
    }
}

/// Whether `T: Copy`: then a clone may be a bitwise copy.
#[native = "is_copy"]
pub(crate) const fn is_copy<T>() -> bool;

impl<T: PartialEq> Vec<T> {
    pub fn dedup(&mut self) {
        self.dedup_by(|a, b| a == b)
    }
}

unsafe impl<#[may_dangle] T> Drop for Vec<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(self.buf.slice_mut()) }
    }
}

impl<T> Deref for Vec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.buf.slice()
    }
}
impl<T> DerefMut for Vec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.buf.slice_mut()
    }
}
impl<T: Clone> Clone for Vec<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec()
    }
    fn clone_from(&mut self, source: &Self) {
        self.truncate(source.len());
        let kept = self.len();
        self.clone_from_slice(&source[..kept]);
        self.extend_from_slice(&source[kept..]);
    }
}
impl<T: Hash> Hash for Vec<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&**self, state)
    }
}
impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.buf.slice())
    }
}
impl<T, I: SliceIndex<[T]>> IndexMut<I> for Vec<T> {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.buf.slice_mut())
    }
}
impl<T> FromIterator<T> for Vec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
        let mut iterator = iter.into_iter();
        match iterator.next() {
            None => Vec::new(),
            Some(first) => {
                let (lower, _) = iterator.size_hint();
                let mut v = Vec::with_capacity(crate::cmp::max(min_non_zero_cap::<T>(), lower.saturating_add(1)));
                v.push(first);
                while let Some(item) = iterator.next() {
                    v.push(item);
                }
                v
            }
        }
    }
}

/// The capacity that a first push gives, by the size of the elements.
const fn min_non_zero_cap<T>() -> usize {
    let size = mem::size_of::<T>();
    if size == 1 {
        8
    } else if size <= 1024 {
        4
    } else {
        1
    }
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        let end = self.len();
        IntoIter { buf: mem::ManuallyDrop::new(self.into_buf()), start: 0, end }
    }
}
impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}
impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;
    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}
impl<T> Extend<T> for Vec<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for item in iter {
            self.push(item);
        }
    }
}
impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for item in iter {
            self.push(*item);
        }
    }
}

macro_rules! vec_eq_impl {
    ($([$($vars:tt)*] $lhs:ty, $rhs:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($vars)*> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool { self[..] == other[..] }
        }
    )* };
}
vec_eq_impl! {
    [] Vec<T>, Vec<U>;
    [] Vec<T>, &[U];
    [] Vec<T>, &mut [U];
    [] &[T], Vec<U>;
    [] Vec<T>, [U];
    [] [T], Vec<U>;
    [] &mut [T], Vec<U>;
    [const N: usize] Vec<T>, [U; N];
    [const N: usize] Vec<T>, &[U; N];
}
macro_rules! cow_eq_impl {
    ($($rhs:ty;)*) => { $(
        impl<T: PartialEq<U> + Clone, U> PartialEq<$rhs> for Cow<'_, [T]> {
            fn eq(&self, other: &$rhs) -> bool { self[..] == other[..] }
        }
    )* };
}
cow_eq_impl! {
    Vec<U>;
    &[U];
    &mut [U];
}
impl<T: Eq> Eq for Vec<T> {}
impl<T: PartialOrd> PartialOrd for Vec<T> {
    fn partial_cmp(&self, other: &Vec<T>) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}
impl<T: Ord> Ord for Vec<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}
impl<T> Default for Vec<T> {
    fn default() -> Vec<T> {
        Vec::new()
    }
}
impl<T: fmt::Debug> fmt::Debug for Vec<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl<T> AsRef<Vec<T>> for Vec<T> {
    fn as_ref(&self) -> &Vec<T> {
        self
    }
}
impl<T> AsMut<Vec<T>> for Vec<T> {
    fn as_mut(&mut self) -> &mut Vec<T> {
        self
    }
}
impl<T> AsRef<[T]> for Vec<T> {
    fn as_ref(&self) -> &[T] {
        self
    }
}
impl<T> AsMut<[T]> for Vec<T> {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}
impl<T> Borrow<[T]> for Vec<T> {
    fn borrow(&self) -> &[T] {
        &**self
    }
}
impl<T> BorrowMut<[T]> for Vec<T> {
    fn borrow_mut(&mut self) -> &mut [T] {
        &mut **self
    }
}
impl<T: Clone> From<&[T]> for Vec<T> {
    fn from(s: &[T]) -> Vec<T> {
        s.to_vec()
    }
}
impl<T: Clone> From<&mut [T]> for Vec<T> {
    fn from(s: &mut [T]) -> Vec<T> {
        s.to_vec()
    }
}
impl<T, const N: usize> From<[T; N]> for Vec<T> {
    fn from(s: [T; N]) -> Vec<T> {
        slice::into_vec(crate::boxed::box_new(s))
    }
}
impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> {
    fn from(s: &[T; N]) -> Vec<T> {
        s.to_vec()
    }
}
impl<T: Clone, const N: usize> From<&mut [T; N]> for Vec<T> {
    fn from(s: &mut [T; N]) -> Vec<T> {
        s.to_vec()
    }
}
impl<'a, T> From<Cow<'a, [T]>> for Vec<T> where [T]: ToOwned<Owned = Vec<T>> {
    fn from(s: Cow<'a, [T]>) -> Vec<T> {
        s.into_owned()
    }
}
impl<T> From<Box<[T]>> for Vec<T> {
    fn from(s: Box<[T]>) -> Vec<T> {
        slice::into_vec(s)
    }
}
impl From<&str> for Vec<u8> {
    fn from(s: &str) -> Vec<u8> {
        s.as_bytes().to_vec()
    }
}
impl From<String> for Vec<u8> {
    fn from(s: String) -> Vec<u8> {
        s.into_bytes()
    }
}
impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;
    fn try_from(mut vec: Vec<T>) -> Result<[T; N], Vec<T>> {
        if vec.len() != N {
            return Err(vec);
        }
        unsafe {
            let array = ptr::read(vec.as_ptr() as *const [T; N]);
            vec.set_len(0);
            Ok(array)
        }
    }
}


pub struct IntoIter<T> {
    buf: mem::ManuallyDrop<RawBuf<T>>,
    start: usize,
    end: usize,
}

impl<T> IntoIter<T> {
    pub fn as_slice(&self) -> &[T] {
        &self.buf.slice()[self.start..self.end]
    }
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.buf.slice_mut()[self.start..self.end]
    }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            let i = self.start;
            self.start = i + 1;
            unsafe { Some(ptr::read(self.buf.ptr().add(i))) }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.start;
        (n, Some(n))
    }
    fn count(self) -> usize {
        self.end - self.start
    }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            self.end -= 1;
            unsafe { Some(ptr::read(self.buf.ptr().add(self.end))) }
        }
    }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}
unsafe impl<#[may_dangle] T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        unsafe {
            while self.start < self.end {
                let i = self.start;
                self.start += 1;
                ptr::drop_in_place(self.buf.ptr().add(i));
            }
            mem::ManuallyDrop::drop(&mut self.buf);
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}
impl<T> AsRef<[T]> for IntoIter<T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}
impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        Vec::new().into_iter()
    }
}
impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec().into_iter()
    }
}

pub struct Drain<'a, T: 'a> {
    taken: IntoIter<T>,
    marker: crate::marker::PhantomData<&'a mut Vec<T>>,
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
impl<T> Drain<'_, T> {
    pub fn as_slice(&self) -> &[T] {
        self.taken.as_slice()
    }
}
impl<T> AsRef<[T]> for Drain<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}
impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_slice()).finish()
    }
}
/// What drops is in `taken`; that it drops here keeps the vector borrowed until then.
impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {}
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}

/// Takes the elements in a range that a closure chooses. What is not asked for stays.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain_mut` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    at: usize,
    end: usize,
    filter: F,
}
impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while self.at < self.end {
            let at = self.at;
            if (self.filter)(&mut self.vec[at]) {
                self.end -= 1;
                return Some(self.vec.remove(at));
            }
            self.at += 1;
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.at))
    }
}
impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {}
}

/// Gives the elements of a range; when it is dropped, the replacements take their place.
pub struct Splice<'a, I: Iterator + 'a> {
    vec: &'a mut Vec<I::Item>,
    removed: IntoIter<I::Item>,
    start: usize,
    replace_with: I,
}
impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        self.removed.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.removed.size_hint()
    }
}
impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> {
        self.removed.next_back()
    }
}
impl<I: Iterator> ExactSizeIterator for Splice<'_, I> {}
impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        while let Some(item) = self.removed.next() {
            drop(item);
        }
        let mut at = self.start;
        while let Some(item) = self.replace_with.next() {
            self.vec.insert(at, item);
            at += 1;
        }
    }
}
