//! Slices.

use crate::borrow::ToOwned;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hint::violated;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::ops::{Bound, Index, IndexMut, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::panicking::panic_numbers;
use crate::ptr;
use crate::raw_buf::RawBuf;

pub mod ascii;
pub mod disjoint;
pub mod exact;
pub mod split;
pub mod take;

pub use self::ascii::EscapeAscii;
pub use self::disjoint::{GetDisjointMutError, GetDisjointMutIndex};
pub use self::exact::{ArrayWindows, RChunksExact, RChunksExactMut};
pub use self::split::{RSplitMut, RSplitNMut, SplitInclusiveMut, SplitNMut};

/// The elements of a boxed slice as a vector, in the same block.
pub fn into_vec<T>(b: Box<[T]>) -> Vec<T> {
    Vec::from_buf(RawBuf::from_box(b))
}

pub const fn from_ref<T>(s: &T) -> &[T] {
    unsafe { from_raw_parts(s, 1) }
}
pub const fn from_mut<T>(s: &mut T) -> &mut [T] {
    unsafe { from_raw_parts_mut(s, 1) }
}
/// That a slice of `len` elements at `data` is aligned, not null, and no larger than can be.
#[native = "slice_contract"]
const fn slice_contract<T>(data: *const T, len: usize);

pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    slice_contract(data, len);
    unsafe { &*ptr::slice_from_raw_parts(data, len) }
}
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    slice_contract(data, len);
    unsafe { &mut *ptr::slice_from_raw_parts_mut(data, len) }
}

/// The half-open range that `range` means for a length, checked.
#[track_caller]
pub(crate) fn range_of<R: RangeBounds<usize>>(range: R, len: usize) -> (usize, usize) {
    let start = match range.start_bound() {
        Bound::Included(&n) => n,
        Bound::Excluded(&n) => n.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&n) => {
            check_inclusive(start, n, len);
            n + 1
        }
        Bound::Excluded(&n) => n,
        Bound::Unbounded => len,
    };
    check_range(start, end, len);
    (start, end)
}

#[track_caller]
fn check_range(start: usize, end: usize, len: usize) {
    if start > end || end > len {
        range_fails(start, end, len);
    }
}

/// The same for `start..=end`.
#[track_caller]
fn check_inclusive(start: usize, end: usize, len: usize) {
    if end >= len || start > end + 1 {
        range_fails(start, if end < len { end + 1 } else { end }, len);
    }
}

#[track_caller]
fn range_fails(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panic_numbers("range start index {} out of range for slice of length {}", start, len)
    } else if end > len || start <= end {
        panic_numbers("range end index {} out of range for slice of length {}", end, len)
    } else {
        panic_numbers("slice index starts at {} but ends at {}", start, end)
    }
}

/// `s[start..end]` without a check.
#[native = "slice_range"]
const fn range_unchecked<T>(s: &[T], start: usize, end: usize) -> &[T];
#[native = "slice_range"]
const fn range_unchecked_mut<T>(s: &mut [T], start: usize, end: usize) -> &mut [T];
#[native = "slice_get_unchecked"]
const unsafe fn element<T>(s: &[T], index: usize) -> &T;
#[native = "slice_get_unchecked"]
const unsafe fn element_mut<T>(s: &mut [T], index: usize) -> &mut T;
#[native = "slice_reverse"]
fn reverse_in_place<T>(s: &mut [T]);
#[native = "slice_rotate_left"]
fn rotate_in_place<T>(s: &mut [T], mid: usize);
#[native = "slice_copy"]
fn copy_all<T>(dst: &mut [T], src: &[T]);
#[native = "slice_swap"]
fn swap_elements<T>(s: &mut [T], a: usize, b: usize);
/// Whether two slices of scalars (integers, `bool`, `char`) are equal; lengths are.
#[native = "slice_eq_scalars"]
fn eq_scalars<T>(a: &[T], b: &[T]) -> bool;
#[native = "is_scalar"]
const fn is_scalar<T>() -> bool;

#[lang = "SliceIndex"]
pub trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;
    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

impl<T> SliceIndex<[T]> for usize {
    type Output = T;
    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { unsafe { Some(element(slice, self)) } } else { None }
    }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { unsafe { Some(element_mut(slice, self)) } } else { None }
    }
    #[track_caller]
    fn index(self, slice: &[T]) -> &T {
        &(*slice)[self]
    }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        &mut (*slice)[self]
    }
}

macro_rules! slice_index_impl {
    ($($t:ty, $self_:ident, $slice:ident, $start:expr, $end:expr, $check:expr;)*) => { $(
        impl<T> SliceIndex<[T]> for $t {
            type Output = [T];
            fn get($self_, $slice: &[T]) -> Option<&[T]> {
                let (start, end) = ($start, $end);
                if start <= end && end <= $slice.len() { Some(range_unchecked($slice, start, end)) } else { None }
            }
            fn get_mut($self_, $slice: &mut [T]) -> Option<&mut [T]> {
                let (start, end) = ($start, $end);
                if start <= end && end <= $slice.len() { Some(range_unchecked_mut($slice, start, end)) } else { None }
            }
            #[track_caller]
            fn index($self_, $slice: &[T]) -> &[T] {
                $check;
                let (start, end) = ($start, $end);
                check_range(start, end, $slice.len());
                range_unchecked($slice, start, end)
            }
            #[track_caller]
            fn index_mut($self_, $slice: &mut [T]) -> &mut [T] {
                $check;
                let (start, end) = ($start, $end);
                check_range(start, end, $slice.len());
                range_unchecked_mut($slice, start, end)
            }
        }
    )* };
}
slice_index_impl! {
    Range<usize>, self, slice, self.start, self.end, ();
    RangeTo<usize>, self, slice, 0, self.end, ();
    RangeFrom<usize>, self, slice, self.start, slice.len(), check_start(self.start, slice.len());
    RangeFull, self, slice, 0, slice.len(), ();
    RangeInclusive<usize>, self, slice, self.start, self.end + 1, check_inclusive(self.start, self.end, slice.len());
    RangeToInclusive<usize>, self, slice, 0, self.end + 1, check_inclusive(0, self.end, slice.len());
}

#[track_caller]
fn check_start(start: usize, len: usize) {
    if start > len {
        panic_numbers("range start index {} out of range for slice of length {}", start, len);
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}
impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

impl<T> [T] {
    #[native = "slice_len"]
    pub const fn len(&self) -> usize;
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub const fn first(&self) -> Option<&T> {
        if let [first, ..] = self { Some(first) } else { None }
    }
    pub const fn first_mut(&mut self) -> Option<&mut T> {
        if let [first, ..] = self { Some(first) } else { None }
    }
    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }
    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }
    pub const fn last(&self) -> Option<&T> {
        if let [.., last] = self { Some(last) } else { None }
    }
    pub const fn last_mut(&mut self) -> Option<&mut T> {
        if let [.., last] = self { Some(last) } else { None }
    }
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> {
        index.get(self)
    }
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> {
        index.get_mut(self)
    }
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output {
        match index.get(self) {
            Some(place) => place,
            None => unsafe {
                violated("slice::get_unchecked requires that the index is within the slice")
            },
        }
    }
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output {
        match index.get_mut(self) {
            Some(place) => place,
            None => unsafe {
                violated("slice::get_unchecked_mut requires that the index is within the slice")
            },
        }
    }
    #[native = "slice_as_ptr"]
    pub const fn as_ptr(&self) -> *const T;
    #[native = "slice_as_ptr"]
    pub const fn as_mut_ptr(&mut self) -> *mut T;
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let _ = &self[a];
        let _ = &self[b];
        swap_elements(self, a, b)
    }
    pub const fn reverse(&mut self) {
        reverse_in_place(self)
    }
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { slice: self, front: 0, back: self.len() }
    }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let back = self.len();
        IterMut { slice: self, front: 0, back, marker: crate::marker::PhantomData }
    }
    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        if size == 0 {
            panic!("window size must be non-zero");
        }
        Windows { v: self, size }
    }
    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        Chunks { v: self, size: chunk_size }
    }
    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        ChunksMut { v: self, size: chunk_size }
    }
    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        let rest = self.len() % chunk_size;
        let (v, rem) = self.split_at(self.len() - rest);
        ChunksExact { v, rem, size: chunk_size }
    }
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        if mid > self.len() {
            panic!("mid > len");
        }
        (range_unchecked(self, 0, mid), range_unchecked(self, mid, self.len()))
    }
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        if mid > len {
            panic!("mid > len");
        }
        let this: *mut [T] = self;
        unsafe { (range_unchecked_mut(&mut *this, 0, mid), range_unchecked_mut(&mut *this, mid, len)) }
    }
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() { None } else { Some(self.split_at(mid)) }
    }
    pub fn split<F>(&self, pred: F) -> Split<'_, T, F> where F: FnMut(&T) -> bool {
        Split { v: self, pred, finished: false }
    }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq {
        let mut i = 0;
        while i < self.len() {
            if self[i] == *x {
                return true;
            }
            i += 1;
        }
        false
    }
    pub fn starts_with(&self, needle: &[T]) -> bool where T: PartialEq {
        let n = needle.len();
        self.len() >= n && *needle == self[..n]
    }
    pub fn ends_with(&self, needle: &[T]) -> bool where T: PartialEq {
        let (m, n) = (self.len(), needle.len());
        m >= n && *needle == self[m - n..]
    }
    pub fn binary_search(&self, x: &T) -> Result<usize, usize> where T: Ord {
        self.binary_search_by(|p| p.cmp(x))
    }
    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize> where F: FnMut(&'a T) -> Ordering {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0usize;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            let cmp = f(&self[mid]);
            base = if cmp == Ordering::Greater { base } else { mid };
            size -= half;
        }
        let cmp = f(&self[base]);
        if cmp == Ordering::Equal {
            Ok(base)
        } else {
            Err(base + (cmp == Ordering::Less) as usize)
        }
    }
    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize> where F: FnMut(&'a T) -> B, B: Ord {
        self.binary_search_by(|k| f(k).cmp(b))
    }
    pub fn partition_point<P>(&self, mut pred: P) -> usize where P: FnMut(&T) -> bool {
        self.binary_search_by(|x| if pred(x) { Ordering::Less } else { Ordering::Greater }).unwrap_or_else(|i| i)
    }
    pub fn sort(&mut self) where T: Ord {
        merge_sort(self, &mut |a: &T, b: &T| a.lt(b))
    }
    pub fn sort_by<F>(&mut self, mut compare: F) where F: FnMut(&T, &T) -> Ordering {
        merge_sort(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less)
    }
    pub fn sort_by_key<K, F>(&mut self, mut f: F) where F: FnMut(&T) -> K, K: Ord {
        merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b)))
    }
    pub fn sort_by_cached_key<K, F>(&mut self, f: F) where F: FnMut(&T) -> K, K: Ord {
        self.sort_by_key(f)
    }
    pub fn sort_unstable(&mut self) where T: Ord {
        merge_sort(self, &mut |a: &T, b: &T| a.lt(b))
    }
    pub fn sort_unstable_by<F>(&mut self, mut compare: F) where F: FnMut(&T, &T) -> Ordering {
        merge_sort(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less)
    }
    pub fn sort_unstable_by_key<K, F>(&mut self, mut f: F) where F: FnMut(&T) -> K, K: Ord {
        merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b)))
    }
    pub fn is_sorted(&self) -> bool where T: PartialOrd {
        let mut i = 1;
        while i < self.len() {
            if !(self[i - 1] <= self[i]) {
                return false;
            }
            i += 1;
        }
        true
    }
    #[track_caller]
    pub const fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        rotate_in_place(self, mid)
    }
    #[track_caller]
    pub const fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        rotate_in_place(self, self.len() - k)
    }
    pub fn fill(&mut self, value: T) where T: Clone {
        let mut i = 0;
        while i < self.len() {
            self[i] = value.clone();
            i += 1;
        }
    }
    pub fn fill_with<F>(&mut self, mut f: F) where F: FnMut() -> T {
        let mut i = 0;
        while i < self.len() {
            self[i] = f();
            i += 1;
        }
    }
    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T]) where T: Clone {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        let mut i = 0;
        while i < self.len() {
            self[i] = src[i].clone();
            i += 1;
        }
    }
    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T]) where T: Copy {
        if self.len() != src.len() {
            panic!("copy_from_slice: source slice length ({}) does not match destination slice length ({})", src.len(), self.len());
        }
        copy_all(self, src)
    }
    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize) where T: Copy {
        let (start, end) = range_of(src, self.len());
        if dest > self.len() - (end - start) {
            panic!("dest is out of bounds");
        }
        unsafe {
            let p = self.as_mut_ptr();
            ptr::copy(p.add(start), p.add(dest), end - start)
        }
    }
    pub fn to_vec(&self) -> Vec<T> where T: Clone {
        let mut v = Vec::with_capacity(self.len());
        v.extend_from_slice(self);
        v
    }
    pub fn into_vec(self: Box<Self>) -> Vec<T> {
        into_vec(self)
    }
    pub fn repeat(&self, n: usize) -> Vec<T> where T: Copy {
        let mut v = Vec::with_capacity(self.len() * n);
        let mut i = 0;
        while i < n {
            v.extend_from_slice(self);
            i += 1;
        }
        v
    }
    pub fn connect<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output where Self: Join<Separator> {
        Join::join(self, sep)
    }
    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output where Self: Concat<Item> {
        Concat::concat(self)
    }
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output where Self: Join<Separator> {
        Join::join(self, sep)
    }
    #[track_caller]
    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T]) where T: Ord {
        self.sort_unstable();
        divide_at(self, index)
    }
    #[track_caller]
    pub fn select_nth_unstable_by<F>(&mut self, index: usize, compare: F) -> (&mut [T], &mut T, &mut [T]) where F: FnMut(&T, &T) -> Ordering {
        self.sort_unstable_by(compare);
        divide_at(self, index)
    }
    #[track_caller]
    pub fn select_nth_unstable_by_key<K, F>(&mut self, index: usize, f: F) -> (&mut [T], &mut T, &mut [T]) where F: FnMut(&T) -> K, K: Ord {
        self.sort_unstable_by_key(f);
        divide_at(self, index)
    }
    pub fn chunk_by<F>(&self, pred: F) -> ChunkBy<'_, T, F> where F: FnMut(&T, &T) -> bool {
        ChunkBy { v: self, pred }
    }
    pub fn chunk_by_mut<F>(&mut self, pred: F) -> ChunkByMut<'_, T, F> where F: FnMut(&T, &T) -> bool {
        ChunkByMut { v: self, pred }
    }
    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        RChunks { v: self, size: chunk_size }
    }
    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        RChunksMut { v: self, size: chunk_size }
    }
    #[track_caller]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        let whole = self.len() - self.len() % chunk_size;
        let (v, rem) = self.split_at_mut(whole);
        ChunksExactMut { v, rem, size: chunk_size }
    }
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        if mid > self.len() { None } else { Some(self.split_at_mut(mid)) }
    }
    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { unsafe { Some(&*(self.as_ptr() as *const [T; N])) } }
    }
    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr() as *mut [T; N])) } }
    }
    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { self[self.len() - N..].first_chunk::<N>() }
    }
    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        let (first, rest) = self.split_at_checked(N)?;
        Some((first.first_chunk::<N>()?, rest))
    }
    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        let (rest, last) = self.split_at_checked(self.len().checked_sub(N)?)?;
        Some((rest, last.first_chunk::<N>()?))
    }
    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        if N == 0 {
            panic!("chunk size must be non-zero");
        }
        let n = self.len() / N;
        let (whole, rest) = self.split_at(n * N);
        unsafe { (from_raw_parts(whole.as_ptr() as *const [T; N], n), rest) }
    }
    pub fn is_sorted_by<'a, F>(&'a self, mut compare: F) -> bool where F: FnMut(&'a T, &'a T) -> bool {
        let mut i = 1;
        while i < self.len() {
            if !compare(&self[i - 1], &self[i]) {
                return false;
            }
            i += 1;
        }
        true
    }
    pub fn is_sorted_by_key<'a, F, K>(&'a self, f: F) -> bool where F: FnMut(&'a T) -> K, K: PartialOrd {
        self.iter().is_sorted_by_key(f)
    }
    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        if self.len() != other.len() {
            panic!("destination and source slices have different lengths");
        }
        let mut i = 0;
        while i < self.len() {
            crate::mem::swap(&mut self[i], &mut other[i]);
            i += 1;
        }
    }
    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]> where T: PartialEq {
        if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None }
    }
    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]> where T: PartialEq {
        if self.ends_with(suffix) { Some(&self[..self.len() - suffix.len()]) } else { None }
    }
    pub fn split_inclusive<F>(&self, pred: F) -> SplitInclusive<'_, T, F> where F: FnMut(&T) -> bool {
        SplitInclusive { v: self, pred }
    }
    pub fn split_mut<F>(&mut self, pred: F) -> SplitMut<'_, T, F> where F: FnMut(&T) -> bool {
        SplitMut { v: self, pred, finished: false }
    }
    pub fn rsplit<F>(&self, pred: F) -> RSplit<'_, T, F> where F: FnMut(&T) -> bool {
        RSplit { inner: self.split(pred) }
    }
    pub fn splitn<F>(&self, n: usize, pred: F) -> SplitN<'_, T, F> where F: FnMut(&T) -> bool {
        SplitN { inner: self.split(pred), count: n }
    }
    pub fn rsplitn<F>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> where F: FnMut(&T) -> bool {
        RSplitN { inner: self.split(pred), count: n }
    }
    pub fn split_inclusive_mut<F>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> where F: FnMut(&T) -> bool {
        SplitInclusiveMut { v: self, pred }
    }
    pub fn rsplit_mut<F>(&mut self, pred: F) -> RSplitMut<'_, T, F> where F: FnMut(&T) -> bool {
        RSplitMut { inner: self.split_mut(pred) }
    }
    pub fn splitn_mut<F>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> where F: FnMut(&T) -> bool {
        SplitNMut { inner: self.split_mut(pred), count: n }
    }
    pub fn rsplitn_mut<F>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> where F: FnMut(&T) -> bool {
        RSplitNMut { inner: self.split_mut(pred), count: n }
    }
    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) {
        let len = self.len();
        crate::hint::precondition(mid <= len, "slice::split_at_unchecked requires the index to be within the slice");
        (range_unchecked(self, 0, mid), range_unchecked(self, mid, len))
    }
    pub const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        crate::hint::precondition(mid <= len, "slice::split_at_mut_unchecked requires the index to be within the slice");
        let this: *mut [T] = self;
        unsafe { (range_unchecked_mut(&mut *this, 0, mid), range_unchecked_mut(&mut *this, mid, len)) }
    }
    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let (_, last) = self.split_last_chunk_mut::<N>()?;
        Some(last)
    }
    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        let (first, rest) = self.split_at_mut_checked(N)?;
        Some((first.first_chunk_mut::<N>()?, rest))
    }
    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let mid = self.len().checked_sub(N)?;
        let (rest, last) = self.split_at_mut(mid);
        Some((rest, last.first_chunk_mut::<N>()?))
    }
    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() == N { self.first_chunk::<N>() } else { None }
    }
    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() == N { self.first_chunk_mut::<N>() } else { None }
    }
    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] {
        crate::hint::precondition(
            N != 0 && self.len() % N == 0,
            "slice::as_chunks_unchecked requires `N != 0` and the slice to split exactly into `N`-element chunks",
        );
        unsafe { from_raw_parts(self.as_ptr() as *const [T; N], self.len() / N) }
    }
    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        crate::hint::precondition(
            N != 0 && self.len() % N == 0,
            "slice::as_chunks_unchecked requires `N != 0` and the slice to split exactly into `N`-element chunks",
        );
        let n = self.len() / N;
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut [T; N], n) }
    }
    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        if N == 0 {
            panic!("chunk size must be non-zero");
        }
        let whole = self.len() / N * N;
        let (whole, rest) = self.split_at_mut(whole);
        unsafe { (whole.as_chunks_unchecked_mut::<N>(), rest) }
    }
    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        if N == 0 {
            panic!("chunk size must be non-zero");
        }
        let (rest, whole) = self.split_at(self.len() % N);
        unsafe { (rest, whole.as_chunks_unchecked::<N>()) }
    }
    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        if N == 0 {
            panic!("chunk size must be non-zero");
        }
        let first = self.len() % N;
        let (rest, whole) = self.split_at_mut(first);
        unsafe { (rest, whole.as_chunks_unchecked_mut::<N>()) }
    }
    #[track_caller]
    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        if N == 0 {
            panic!("window size must be non-zero");
        }
        ArrayWindows { v: self }
    }
    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        let (rem, v) = self.split_at(self.len() % chunk_size);
        RChunksExact { v, rem, size: chunk_size }
    }
    #[track_caller]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        if chunk_size == 0 {
            panic!("chunk size must be non-zero");
        }
        let first = self.len() % chunk_size;
        let (rem, v) = self.split_at_mut(first);
        RChunksExactMut { v, rem, size: chunk_size }
    }
    pub const fn as_slice(&self) -> &[T] {
        self
    }
}

/// What stands before, at and after `index`.
#[track_caller]
fn divide_at<T>(v: &mut [T], index: usize) -> (&mut [T], &mut T, &mut [T]) {
    let len = v.len();
    if index >= len {
        panic_numbers("partition_at_index index {} greater than length of slice {}", index, len);
    }
    let (left, rest) = v.split_at_mut(index);
    let (at, right) = rest.split_first_mut().unwrap();
    (left, at, right)
}

impl [u8] {
    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut v = self;
        while let [first, rest @ ..] = v {
            if !first.is_ascii_whitespace() {
                break;
            }
            v = rest;
        }
        v
    }
    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut v = self;
        while let [rest @ .., last] = v {
            if !last.is_ascii_whitespace() {
                break;
            }
            v = rest;
        }
        v
    }
    pub const fn trim_ascii(&self) -> &[u8] {
        self.trim_ascii_start().trim_ascii_end()
    }
    pub const fn is_ascii(&self) -> bool {
        self.iter().all(|b| *b < 128)
    }
    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        self.iter().map(|b| b.to_ascii_uppercase()).collect()
    }
    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        self.iter().map(|b| b.to_ascii_lowercase()).collect()
    }
}

/// A stable merge sort: runs of up to 20 by insertion, then merged through a buffer of the half.
/// Elements move bitwise; a panic in `less` leaves a permutation.
fn merge_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F) {
    let len = v.len();
    if len <= 20 {
        let mut i = 1;
        while i < len {
            let mut j = i;
            while j > 0 && less(&v[j], &v[j - 1]) {
                swap_elements(v, j, j - 1);
                j -= 1;
            }
            i += 1;
        }
        return;
    }
    let mid = len / 2;
    merge_sort(&mut v[..mid], less);
    merge_sort(&mut v[mid..], less);
    if !less(&v[mid], &v[mid - 1]) {
        return;
    }
    // The order is found first, on indices, so that elements move only when nothing can panic.
    let mut order: Vec<usize> = Vec::with_capacity(len);
    let (mut a, mut b) = (0, mid);
    while a < mid && b < len {
        if less(&v[b], &v[a]) {
            order.push(b);
            b += 1;
        } else {
            order.push(a);
            a += 1;
        }
    }
    while a < mid {
        order.push(a);
        a += 1;
    }
    while b < len {
        order.push(b);
        b += 1;
    }
    permute(v, &order);
}

/// Element `i` becomes what element `order[i]` was.
#[native = "slice_permute"]
fn permute<T>(v: &mut [T], order: &[usize]);

impl<T: Clone> ToOwned for [T] {
    type Owned = Vec<T>;
    fn to_owned(&self) -> Vec<T> {
        self.to_vec()
    }
}

pub trait Concat<Item: ?Sized> {
    type Output;
    fn concat(slice: &Self) -> Self::Output;
}
pub trait Join<Separator> {
    type Output;
    fn join(slice: &Self, sep: Separator) -> Self::Output;
}
impl<S: crate::borrow::Borrow<str>> Concat<str> for [S] {
    type Output = String;
    fn concat(slice: &Self) -> String {
        Join::join(slice, "")
    }
}
impl<S: crate::borrow::Borrow<str>> Join<&str> for [S] {
    type Output = String;
    fn join(slice: &Self, sep: &str) -> String {
        let mut total = 0;
        let mut i = 0;
        while i < slice.len() {
            let piece: &str = slice[i].borrow();
            total += piece.len();
            if i > 0 {
                total += sep.len();
            }
            i += 1;
        }
        let mut out = String::with_capacity(total);
        i = 0;
        while i < slice.len() {
            if i > 0 {
                out.push_str(sep);
            }
            out.push_str(slice[i].borrow());
            i += 1;
        }
        out
    }
}
impl<T: Clone, V: crate::borrow::Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;
    fn concat(slice: &Self) -> Vec<T> {
        let mut result = Vec::new();
        for v in slice {
            result.extend_from_slice(v.borrow())
        }
        result
    }
}
impl<T: Clone, V: crate::borrow::Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &T) -> Vec<T> {
        let mut result = Vec::new();
        let mut first = true;
        for v in slice {
            if !first {
                result.push(sep.clone());
            }
            first = false;
            result.extend_from_slice(v.borrow())
        }
        result
    }
}
impl<T: Clone, V: crate::borrow::Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut result = Vec::new();
        let mut first = true;
        for v in slice {
            if !first {
                result.extend_from_slice(sep);
            }
            first = false;
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<T, U> PartialEq<[U]> for [T] where T: PartialEq<U> {
    fn eq(&self, other: &[U]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i = 0;
        while i < self.len() {
            if self[i] != other[i] {
                return false;
            }
            i += 1;
        }
        true
    }
}
impl<T: Eq> Eq for [T] {}
impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering {
        let n = crate::cmp::min(self.len(), other.len());
        let mut i = 0;
        while i < n {
            match self[i].cmp(&other[i]) {
                Ordering::Equal => {}
                non_eq => return non_eq,
            }
            i += 1;
        }
        self.len().cmp(&other.len())
    }
}
impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
        let n = crate::cmp::min(self.len(), other.len());
        let mut i = 0;
        while i < n {
            match self[i].partial_cmp(&other[i]) {
                Some(Ordering::Equal) => {}
                non_eq => return non_eq,
            }
            i += 1;
        }
        self.len().partial_cmp(&other.len())
    }
}
impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for x in self {
            x.hash(state);
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for [T] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
impl<T> Default for &[T] {
    fn default() -> Self {
        &[]
    }
}
impl<T> Default for &mut [T] {
    fn default() -> Self {
        &mut []
    }
}
impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    slice: &'a [T],
    front: usize,
    back: usize,
}
impl<'a, T> Iter<'a, T> {
    pub fn as_slice(&self) -> &'a [T] {
        range_unchecked(self.slice, self.front, self.back)
    }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        if self.front < self.back {
            let i = self.front;
            self.front = i + 1;
            unsafe { Some(element(self.slice, i)) }
        } else {
            None
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.back - self.front;
        (n, Some(n))
    }
    fn count(self) -> usize {
        self.back - self.front
    }
    fn nth(&mut self, n: usize) -> Option<&'a T> {
        if n >= self.back - self.front {
            self.front = self.back;
            None
        } else {
            self.front += n;
            self.next()
        }
    }
    fn last(mut self) -> Option<&'a T> {
        self.next_back()
    }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        if self.front == self.back {
            None
        } else {
            self.back -= 1;
            unsafe { Some(element(self.slice, self.back)) }
        }
    }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { slice: self.slice, front: self.front, back: self.back }
    }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.as_slice()).finish()
    }
}
impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> {
    slice: *mut [T],
    front: usize,
    back: usize,
    marker: crate::marker::PhantomData<&'a mut T>,
}
impl<'a, T> IterMut<'a, T> {
    pub fn as_slice(&self) -> &[T] {
        range_unchecked(unsafe { &*self.slice }, self.front, self.back)
    }
    pub fn into_slice(self) -> &'a mut [T] {
        range_unchecked_mut(unsafe { &mut *self.slice }, self.front, self.back)
    }
}
impl<T> AsRef<[T]> for IterMut<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}
impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.as_slice()).finish()
    }
}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        (&[] as &[T]).iter()
    }
}
unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
    fn next(&mut self) -> Option<&'a mut T> {
        if self.front < self.back {
            let i = self.front;
            self.front = i + 1;
            unsafe { Some(element_mut(&mut *self.slice, i)) }
        } else {
            None
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.back - self.front;
        (n, Some(n))
    }
    fn count(self) -> usize {
        self.back - self.front
    }
}
impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        if self.front == self.back {
            None
        } else {
            self.back -= 1;
            unsafe { Some(element_mut(&mut *self.slice, self.back)) }
        }
    }
}
impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}
impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            None
        } else {
            let ret = range_unchecked(self.v, 0, self.size);
            self.v = range_unchecked(self.v, 1, self.v.len());
            Some(ret)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if self.size > len {
            None
        } else {
            let ret = range_unchecked(self.v, len - self.size, len);
            self.v = range_unchecked(self.v, 0, len - 1);
            Some(ret)
        }
    }
}
impl<T> ExactSizeIterator for Windows<'_, T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}
impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            None
        } else {
            let (fst, snd) = self.v.split_at(crate::cmp::min(self.v.len(), self.size));
            self.v = snd;
            Some(fst)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + self.size - 1) / self.size;
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            None
        } else {
            let remainder = self.v.len() % self.size;
            let n = if remainder == 0 { self.size } else { remainder };
            let (fst, snd) = self.v.split_at(self.v.len() - n);
            self.v = fst;
            Some(snd)
        }
    }
}
impl<T> ExactSizeIterator for Chunks<'_, T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}
impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            None
        } else {
            let len = self.v.len();
            let (fst, snd) = self.v.split_at(len - crate::cmp::min(len, self.size));
            self.v = fst;
            Some(snd)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + self.size - 1) / self.size;
        (n, Some(n))
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    size: usize,
}
impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            None
        } else {
            let n = crate::cmp::min(self.v.len(), self.size);
            let all = crate::mem::replace(&mut self.v, &mut []);
            let (head, tail) = all.split_at_mut(n);
            self.v = tail;
            Some(head)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + self.size - 1) / self.size;
        (n, Some(n))
    }
}
impl<T> ExactSizeIterator for ChunksMut<'_, T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    size: usize,
}
impl<'a, T> ChunksExact<'a, T> {
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}
impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.size {
            None
        } else {
            let (fst, snd) = self.v.split_at(self.size);
            self.v = snd;
            Some(fst)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.size;
        (n, Some(n))
    }
}
impl<T> ExactSizeIterator for ChunksExact<'_, T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunkBy<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}
impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut n = 1;
        while n < self.v.len() && (self.pred)(&self.v[n - 1], &self.v[n]) {
            n += 1;
        }
        let (head, tail) = self.v.split_at(n);
        self.v = tail;
        Some(head)
    }
}

/// Where the last group of `v` begins.
fn last_group<T, P: FnMut(&T, &T) -> bool>(v: &[T], pred: &mut P) -> usize {
    let mut start = v.len() - 1;
    while start > 0 && pred(&v[start - 1], &v[start]) {
        start -= 1;
    }
    start
}
impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkBy<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(last_group(self.v, &mut self.pred));
        self.v = head;
        Some(tail)
    }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkByMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let start = last_group(&self.v, &mut self.pred);
        let (head, tail) = crate::mem::take(&mut self.v).split_at_mut(start);
        self.v = head;
        Some(tail)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Split<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
    finished: bool,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let mut i = 0;
        while i < self.v.len() {
            if (self.pred)(&self.v[i]) {
                let ret = range_unchecked(self.v, 0, i);
                self.v = range_unchecked(self.v, i + 1, self.v.len());
                return Some(ret);
            }
            i += 1;
        }
        self.finished = true;
        Some(self.v)
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let mut i = self.v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&self.v[i]) {
                let ret = range_unchecked(self.v, i + 1, self.v.len());
                self.v = range_unchecked(self.v, 0, i);
                return Some(ret);
            }
        }
        self.finished = true;
        Some(self.v)
    }
}
impl<'a, T, P> Split<'a, T, P> {
    /// All that is left.
    fn rest(&mut self) -> Option<&'a [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.v)
        }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplit<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: Split<'a, T, P>,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        self.inner.next_back()
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplit<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        self.inner.next()
    }
}

macro_rules! split_n {
    ($($name:ident $next:ident;)*) => { $(
        pub struct $name<'a, T: 'a, P: FnMut(&T) -> bool> {
            inner: Split<'a, T, P>,
            count: usize,
        }
        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $name<'a, T, P> {
            type Item = &'a [T];
            fn next(&mut self) -> Option<&'a [T]> {
                match self.count {
                    0 => None,
                    1 => {
                        self.count = 0;
                        self.inner.rest()
                    }
                    _ => {
                        self.count -= 1;
                        self.inner.$next()
                    }
                }
            }
        }
    )* };
}
split_n! {
    SplitN next;
    RSplitN next_back;
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut n = 0;
        while n < self.v.len() {
            n += 1;
            if (self.pred)(&self.v[n - 1]) {
                break;
            }
        }
        let (head, tail) = self.v.split_at(n);
        self.v = tail;
        Some(head)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
    finished: bool,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let mut n = 0;
        while n < self.v.len() && !(self.pred)(&self.v[n]) {
            n += 1;
        }
        let all = crate::mem::replace(&mut self.v, &mut []);
        if n == all.len() {
            self.finished = true;
            return Some(all);
        }
        let (head, tail) = all.split_at_mut(n);
        self.v = &mut tail[1..];
        Some(head)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunkByMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}
impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut n = 1;
        while n < self.v.len() && (self.pred)(&self.v[n - 1], &self.v[n]) {
            n += 1;
        }
        let all = crate::mem::replace(&mut self.v, &mut []);
        let (head, tail) = all.split_at_mut(n);
        self.v = tail;
        Some(head)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    size: usize,
}
impl<'a, T> ChunksExactMut<'a, T> {
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}
impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.size {
            return None;
        }
        let all = crate::mem::replace(&mut self.v, &mut []);
        let (head, tail) = all.split_at_mut(self.size);
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.size;
        (n, Some(n))
    }
}
impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    size: usize,
}
impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let all = crate::mem::replace(&mut self.v, &mut []);
        let mid = all.len() - crate::cmp::min(all.len(), self.size);
        let (head, tail) = all.split_at_mut(mid);
        self.v = head;
        Some(tail)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + self.size - 1) / self.size;
        (n, Some(n))
    }
}
impl<T> ExactSizeIterator for RChunksMut<'_, T> {}
impl<T> ExactSizeIterator for RChunks<'_, T> {}
impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rest = self.v.len() % self.size;
        let n = if rest == 0 { self.size } else { rest };
        let all = crate::mem::replace(&mut self.v, &mut []);
        let mid = all.len() - n;
        let (head, tail) = all.split_at_mut(mid);
        self.v = head;
        Some(tail)
    }
}
impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.size {
            return None;
        }
        let (fst, snd) = self.v.split_at(self.v.len() - self.size);
        self.v = fst;
        Some(snd)
    }
}
