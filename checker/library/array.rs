//! Arrays. They copy and clone as the language says.

use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::mem::ManuallyDrop;
use crate::ops::{Index, IndexMut};
use crate::ptr;
use crate::slice;

#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("could not convert slice to array")
    }
}
impl crate::error::Error for TryFromSliceError {}

pub fn from_fn<T, const N: usize, F>(mut f: F) -> [T; N] where F: FnMut(usize) -> T {
    let mut v: Vec<T> = Vec::with_capacity(N);
    let mut i = 0;
    while i < N {
        v.push(f(i));
        i += 1;
    }
    take_array(v)
}

/// The `N` elements of `v` as an array.
fn take_array<T, const N: usize>(mut v: Vec<T>) -> [T; N] {
    unsafe {
        let array = ptr::read(v.as_ptr() as *const [T; N]);
        v.set_len(0);
        array
    }
}

impl<T, const N: usize> [T; N] {
    pub fn map<F, U>(self, mut f: F) -> [U; N] where F: FnMut(T) -> U {
        let mut v: Vec<U> = Vec::with_capacity(N);
        for x in self {
            v.push(f(x));
        }
        take_array(v)
    }
    pub const fn as_slice(&self) -> &[T] {
        self
    }
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self
    }
    pub const fn each_ref(&self) -> [&T; N] {
        from_fn(|i| &self[i])
    }
    pub const fn each_mut(&mut self) -> [&mut T; N] {
        let this: *mut [T; N] = self;
        from_fn(|i| unsafe { &mut (*this)[i] })
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] {
        &self[..]
    }
}
impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] {
        &mut self[..]
    }
}
impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] {
        self
    }
}
impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}
impl<T, I, const N: usize> Index<I> for [T; N] where [T]: Index<I> {
    type Output = <[T] as Index<I>>::Output;
    #[track_caller]
    fn index(&self, index: I) -> &Self::Output {
        Index::index(self as &[T], index)
    }
}
impl<T, I, const N: usize> IndexMut<I> for [T; N] where [T]: IndexMut<I> {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output {
        IndexMut::index_mut(self as &mut [T], index)
    }
}
impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { ptr::read(slice.as_ptr() as *const [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}
impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> {
        <Self>::try_from(&*slice)
    }
}
impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &mut *(slice.as_mut_ptr() as *mut [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}
impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &*(slice.as_ptr() as *const [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}


macro_rules! array_eq_impl {
    ($($lhs:ty, $rhs:ty;)*) => { $(
        impl<T: PartialEq<U>, U, const N: usize> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool { self[..] == other[..] }
        }
    )* };
}
array_eq_impl! {
    [T; N], [U; N];
    [T; N], [U];
    [T], [U; N];
    [T; N], &[U];
    &[T], [U; N];
    [T; N], &mut [U];
    &mut [T], [U; N];
}
impl<T: Eq, const N: usize> Eq for [T; N] {}
impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> {
        PartialOrd::partial_cmp(&self[..], &other[..])
    }
}
impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering {
        Ord::cmp(&self[..], &other[..])
    }
}
impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&self[..], state)
    }
}
impl<T: fmt::Debug, const N: usize> fmt::Debug for [T; N] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self[..], f)
    }
}
/// Only these lengths: the real library has an impl for each.
macro_rules! array_default_impl {
    ($($n:literal)*) => { $(
        impl<T: Default> Default for [T; $n] {
            fn default() -> [T; $n] {
                from_fn(|_| T::default())
            }
        }
    )* };
}
array_default_impl! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 }
impl<T> Default for [T; 0] {
    fn default() -> [T; 0] {
        []
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}
impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;
    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}
impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;
    fn into_iter(self) -> IntoIter<T, N> {
        IntoIter { data: ManuallyDrop::new(self), front: 0, back: N }
    }
}

pub struct IntoIter<T, const N: usize> {
    data: ManuallyDrop<[T; N]>,
    front: usize,
    back: usize,
}
impl<T, const N: usize> IntoIter<T, N> {
    pub fn as_slice(&self) -> &[T] {
        &self.data[self.front..self.back]
    }
}
impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.front == self.back {
            None
        } else {
            let i = self.front;
            self.front += 1;
            unsafe { Some(ptr::read(&self.data[i])) }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.back - self.front;
        (n, Some(n))
    }
}
impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<T> {
        if self.front == self.back {
            None
        } else {
            self.back -= 1;
            unsafe { Some(ptr::read(&self.data[self.back])) }
        }
    }
}
impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}
unsafe impl<#[may_dangle] T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        while self.front < self.back {
            let i = self.front;
            self.front += 1;
            unsafe { ptr::drop_in_place(&mut self.data[i]) }
        }
    }
}
impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut out: IntoIter<T, N> = IntoIter { data: unsafe { ptr::read(&self.data) }, front: 0, back: 0 };
        for x in self.as_slice() {
            unsafe { ptr::write(&mut out.data[out.back], x.clone()) }
            out.back += 1;
        }
        out
    }
}
impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}
