//! Chunks and windows of one size each.

use super::{range_unchecked, Chunks, ChunksExact, ChunksExactMut, RChunks, RChunksMut, Windows};
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::mem;

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExact<'a, T: 'a> {
    pub(super) v: &'a [T],
    pub(super) rem: &'a [T],
    pub(super) size: usize,
}
impl<'a, T> RChunksExact<'a, T> {
    #[must_use]
    pub const fn remainder(&self) -> &'a [T] {
        self.rem
    }
}
impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.size {
            return None;
        }
        let (head, tail) = self.v.split_at(self.v.len() - self.size);
        self.v = head;
        Some(tail)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.size;
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for RChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.size {
            return None;
        }
        let (head, tail) = self.v.split_at(self.size);
        self.v = tail;
        Some(head)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExactMut<'a, T: 'a> {
    pub(super) v: &'a mut [T],
    pub(super) rem: &'a mut [T],
    pub(super) size: usize,
}
impl<'a, T> RChunksExactMut<'a, T> {
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}
impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len < self.size {
            return None;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len - self.size);
        self.v = head;
        Some(tail)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.size;
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for RChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.size {
            return None;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(self.size);
        self.v = tail;
        Some(head)
    }
}
impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len < self.size {
            return None;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len - self.size);
        self.v = head;
        Some(tail)
    }
}
/// How many elements the first chunk has, when chunks are counted from the end.
const fn first_of_rchunks(len: usize, size: usize) -> usize {
    let rest = len % size;
    if rest == 0 { size } else { rest }
}
impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(first_of_rchunks(self.v.len(), self.size));
        self.v = tail;
        Some(head)
    }
}
impl<'a, T> DoubleEndedIterator for RChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let n = first_of_rchunks(self.v.len(), self.size);
        let (head, tail) = mem::take(&mut self.v).split_at_mut(n);
        self.v = tail;
        Some(head)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    pub(super) v: &'a [T],
}
impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];
    fn next(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.first_chunk::<N>()?;
        self.v = range_unchecked(self.v, 1, self.v.len());
        Some(window)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(N);
        (n, Some(n))
    }
}
impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.last_chunk::<N>()?;
        self.v = range_unchecked(self.v, 0, self.v.len() - 1);
        Some(window)
    }
}
impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> Clone for ArrayWindows<'_, T, N> {
    fn clone(&self) -> Self {
        ArrayWindows { v: self.v }
    }
}

macro_rules! sized_chunks {
    ($($name:ident)*) => { $(
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )* };
}
sized_chunks! { RChunksExact RChunksExactMut }

impl<T> FusedIterator for Windows<'_, T> {}
impl<T> FusedIterator for Chunks<'_, T> {}
impl<T> FusedIterator for ChunksExact<'_, T> {}
impl<T> FusedIterator for RChunks<'_, T> {}
impl<T> Clone for Windows<'_, T> {
    fn clone(&self) -> Self {
        Windows { v: self.v, size: self.size }
    }
}
impl<T> Clone for Chunks<'_, T> {
    fn clone(&self) -> Self {
        Chunks { v: self.v, size: self.size }
    }
}
impl<T> Clone for ChunksExact<'_, T> {
    fn clone(&self) -> Self {
        ChunksExact { v: self.v, rem: self.rem, size: self.size }
    }
}
impl<T> Clone for RChunks<'_, T> {
    fn clone(&self) -> Self {
        RChunks { v: self.v, size: self.size }
    }
}
impl<T> Clone for RChunksExact<'_, T> {
    fn clone(&self) -> Self {
        RChunksExact { v: self.v, rem: self.rem, size: self.size }
    }
}
impl<T: Debug> Debug for Windows<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Windows").field("v", &self.v).field("size", &self.size).finish()
    }
}
impl<T: Debug> Debug for Chunks<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("v", &self.v).field("chunk_size", &self.size).finish()
    }
}
