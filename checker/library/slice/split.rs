//! Subslices between elements that match, to be changed, and those from the end.

use super::{range_unchecked_mut, RSplit, Split, SplitInclusive, SplitMut};
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::mem;

impl<'a, T, P> SplitMut<'a, T, P> {
    /// All that is left.
    fn rest(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(mem::take(&mut self.v))
        }
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let mut i = self.v.len();
        while i > 0 && !(self.pred)(&self.v[i - 1]) {
            i -= 1;
        }
        if i == 0 {
            return self.rest();
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(i);
        self.v = range_unchecked_mut(head, 0, i - 1);
        Some(tail)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitMut<'a, T: 'a, P: FnMut(&T) -> bool> {
    pub(super) inner: SplitMut<'a, T, P>,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        self.inner.next_back()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        self.inner.next()
    }
}

macro_rules! split_n_mut {
    ($($name:ident $next:ident;)*) => { $(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, T: 'a, P: FnMut(&T) -> bool> {
            pub(super) inner: SplitMut<'a, T, P>,
            pub(super) count: usize,
        }
        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $name<'a, T, P> {
            type Item = &'a mut [T];
            fn next(&mut self) -> Option<&'a mut [T]> {
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
split_n_mut! {
    SplitNMut next;
    RSplitNMut next_back;
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusiveMut<'a, T: 'a, P> {
    pub(super) v: &'a mut [T],
    pub(super) pred: P,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
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
        let (head, tail) = mem::take(&mut self.v).split_at_mut(n);
        self.v = tail;
        Some(head)
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusiveMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let start = last_start(&self.v, &mut self.pred)?;
        let (head, tail) = mem::take(&mut self.v).split_at_mut(start);
        self.v = head;
        Some(tail)
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusive<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let start = last_start(self.v, &mut self.pred)?;
        let (head, tail) = self.v.split_at(start);
        self.v = head;
        Some(tail)
    }
}

/// Where the last piece of `v` begins; its own last element does not end the piece before.
fn last_start<T, P: FnMut(&T) -> bool>(v: &[T], pred: &mut P) -> Option<usize> {
    if v.is_empty() {
        return None;
    }
    let mut start = v.len() - 1;
    while start > 0 && !pred(&v[start - 1]) {
        start -= 1;
    }
    Some(start)
}

impl<T, P> FusedIterator for Split<'_, T, P> where P: FnMut(&T) -> bool {}
impl<T, P> FusedIterator for SplitMut<'_, T, P> where P: FnMut(&T) -> bool {}
impl<T, P> FusedIterator for SplitInclusive<'_, T, P> where P: FnMut(&T) -> bool {}
impl<T, P> FusedIterator for SplitInclusiveMut<'_, T, P> where P: FnMut(&T) -> bool {}
impl<T, P: Clone> Clone for Split<'_, T, P> {
    fn clone(&self) -> Self {
        Split { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}
impl<T, P: Clone + FnMut(&T) -> bool> Clone for RSplit<'_, T, P> {
    fn clone(&self) -> Self {
        RSplit { inner: self.inner.clone() }
    }
}
impl<T, P: Clone> Clone for SplitInclusive<'_, T, P> {
    fn clone(&self) -> Self {
        SplitInclusive { v: self.v, pred: self.pred.clone() }
    }
}
impl<T: Debug, P> Debug for Split<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Split").field("v", &self.v).field("finished", &self.finished).finish()
    }
}
