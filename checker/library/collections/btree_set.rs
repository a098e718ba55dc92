//! An ordered set: the keys of a map.

use super::btree_map::{self, BTreeMap};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{self, Debug};
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, FusedIterator, Peekable};
use crate::marker::PhantomData;
use crate::ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub};

#[allocator_parameter]
pub struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}

impl<T> BTreeSet<T> {
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { map: BTreeMap::new() }
    }
    #[track_caller]
    pub fn range<K: ?Sized, R>(&self, range: R) -> Range<'_, T> where K: Ord, T: Borrow<K> + Ord, R: RangeBounds<K> {
        Range { iter: self.map.range_of_set(range) }
    }
    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T> where T: Ord {
        Difference { iter: self.iter(), other }
    }
    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T> where T: Ord {
        SymmetricDifference { a: self.iter().peekable(), b: other.iter().peekable() }
    }
    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T> where T: Ord {
        Intersection { iter: self.iter(), other }
    }
    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T> where T: Ord {
        Union { a: self.iter().peekable(), b: other.iter().peekable() }
    }
    pub fn clear(&mut self) {
        self.map.clear()
    }
    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool where T: Borrow<Q> + Ord, Q: Ord {
        self.map.contains_key(value)
    }
    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T> where T: Borrow<Q> + Ord, Q: Ord {
        match self.map.get_key_value(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool where T: Ord {
        self.intersection(other).next().is_none()
    }
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool where T: Ord {
        self.len() <= other.len() && self.iter().all(|v| other.contains(v))
    }
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool where T: Ord {
        other.is_subset(self)
    }
    pub fn first(&self) -> Option<&T> where T: Ord {
        match self.map.first_key_value() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn last(&self) -> Option<&T> where T: Ord {
        match self.map.last_key_value() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn pop_first(&mut self) -> Option<T> where T: Ord {
        match self.map.pop_first() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn pop_last(&mut self) -> Option<T> where T: Ord {
        match self.map.pop_last() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn insert(&mut self, value: T) -> bool where T: Ord {
        self.map.insert(value, ()).is_none()
    }
    pub fn replace(&mut self, value: T) -> Option<T> where T: Ord {
        let old = self.take(&value);
        self.insert(value);
        old
    }
    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool where T: Borrow<Q> + Ord, Q: Ord {
        self.map.remove(value).is_some()
    }
    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T> where T: Borrow<Q> + Ord, Q: Ord {
        match self.map.remove_entry(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn retain<F>(&mut self, mut f: F) where T: Ord, F: FnMut(&T) -> bool {
        self.map.retain(|k, _| f(k))
    }
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, R, F> where T: Ord, R: RangeBounds<T>, F: FnMut(&T) -> bool {
        let (entries, at, end) = self.map.parts_of_set(range);
        ExtractIf { entries, at, end, pred, range: PhantomData }
    }
    pub fn append(&mut self, other: &mut Self) where T: Ord {
        self.map.append(&mut other.map)
    }
    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> Self where T: Borrow<Q> + Ord {
        BTreeSet { map: self.map.split_off(value) }
    }
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.map.keys() }
    }
    pub fn len(&self) -> usize {
        self.map.len()
    }
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }
}

impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> Self {
        BTreeSet { map: self.map.clone() }
    }
}
impl<T> Default for BTreeSet<T> {
    fn default() -> BTreeSet<T> {
        BTreeSet::new()
    }
}
impl<T: PartialEq> PartialEq for BTreeSet<T> {
    fn eq(&self, other: &BTreeSet<T>) -> bool {
        self.map == other.map
    }
}
impl<T: Eq> Eq for BTreeSet<T> {}
impl<T: PartialOrd> PartialOrd for BTreeSet<T> {
    fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> {
        self.map.partial_cmp(&other.map)
    }
}
impl<T: Ord> Ord for BTreeSet<T> {
    fn cmp(&self, other: &BTreeSet<T>) -> Ordering {
        self.map.cmp(&other.map)
    }
}
impl<T: Hash> Hash for BTreeSet<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.map.hash(state)
    }
}
impl<T: Debug> Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        BTreeSet { map: iter.into_iter().map(|k| (k, ())).collect() }
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(arr: [T; N]) -> Self {
        arr.into_iter().collect()
    }
}
impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(x);
        }
    }
}
impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(*x);
        }
    }
}
impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { iter: self.map.into_keys() }
    }
}
impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

macro_rules! key_iterator {
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
        impl<$($lt,)? T> FusedIterator for $name<$($lt,)? T> {}
    )* };
}
key_iterator! {
    Iter<'a> over btree_map::Keys<'a, T, ()>, gives &'a T;
    Range<'a> over btree_map::Keys<'a, T, ()>, gives &'a T;
    IntoIter<> over btree_map::IntoKeys<T, ()>, gives T;
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { iter: self.iter.clone() }
    }
}
impl<T> Clone for Range<'_, T> {
    fn clone(&self) -> Self {
        Range { iter: self.iter.clone() }
    }
}
impl<T: Debug> Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.iter).finish()
    }
}

pub struct Difference<'a, T: 'a> {
    iter: Iter<'a, T>,
    other: &'a BTreeSet<T>,
}
impl<'a, T: Ord> Iterator for Difference<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        while let Some(x) = self.iter.next() {
            if !self.other.contains(x) {
                return Some(x);
            }
        }
        None
    }
}
#[must_use = "this returns the intersection as an iterator, without modifying either input set"]
pub struct Intersection<'a, T: 'a> {
    iter: Iter<'a, T>,
    other: &'a BTreeSet<T>,
}
impl<'a, T: Ord> Iterator for Intersection<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        while let Some(x) = self.iter.next() {
            if self.other.contains(x) {
                return Some(x);
            }
        }
        None
    }
}
#[must_use = "this returns the union as an iterator, without modifying either input set"]
pub struct Union<'a, T: 'a> {
    a: Peekable<Iter<'a, T>>,
    b: Peekable<Iter<'a, T>>,
}
impl<'a, T: Ord> Iterator for Union<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        match (self.a.peek(), self.b.peek()) {
            (Some(x), Some(y)) => match x.cmp(y) {
                Ordering::Less => self.a.next(),
                Ordering::Greater => self.b.next(),
                Ordering::Equal => {
                    self.b.next();
                    self.a.next()
                }
            },
            (Some(_), None) => self.a.next(),
            _ => self.b.next(),
        }
    }
}
#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct SymmetricDifference<'a, T: 'a> {
    a: Peekable<Iter<'a, T>>,
    b: Peekable<Iter<'a, T>>,
}
impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        loop {
            match (self.a.peek(), self.b.peek()) {
                (Some(x), Some(y)) => match x.cmp(y) {
                    Ordering::Less => return self.a.next(),
                    Ordering::Greater => return self.b.next(),
                    Ordering::Equal => {
                        self.a.next();
                        self.b.next();
                    }
                },
                (Some(_), None) => return self.a.next(),
                _ => return self.b.next(),
            }
        }
    }
}

macro_rules! set_operator {
    ($($Trait:ident $method:ident $with:ident;)*) => { $(
        impl<T: Ord + Clone> $Trait<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
            fn $method(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
                self.$with(rhs).cloned().collect()
            }
        }
    )* };
}
set_operator! {
    BitOr bitor union;
    BitAnd bitand intersection;
    BitXor bitxor symmetric_difference;
    Sub sub difference;
}

#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, R, F> {
    entries: &'a mut Vec<(T, ())>,
    at: usize,
    end: usize,
    pred: F,
    range: PhantomData<R>,
}
impl<T, R, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, R, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match btree_map::take_next(self.entries, &mut self.at, &mut self.end, |e| (self.pred)(&e.0)) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.entries.len()))
    }
}
impl<T, R, F: FnMut(&T) -> bool> FusedIterator for ExtractIf<'_, T, R, F> {}
