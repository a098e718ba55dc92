//! An ordered map.
//!
//! The entries stand in one vector, sorted by key. The machine searches it where the order of the
//! keys is that of their bytes or numbers (integers, characters, strings, tuples of these); for
//! others the program's `Ord` decides.

use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{self, Debug};
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, FusedIterator};
use crate::marker::PhantomData;
use crate::ops::{Bound, Index, RangeBounds};
use crate::raw_buf::RawBuf;
use crate::{mem, ptr, slice, vec};

#[lang = "BTreeMap"]
#[allocator_parameter]
#[private_fields(root, length, alloc, _marker)]
pub struct BTreeMap<K, V> {
    entries: Vec<(K, V)>,
}

/// Whether the machine can search keys `K` for a `Q`.
#[native = "is_sorted_key"]
const fn is_sorted_key<K, Q: ?Sized>() -> bool;
/// How many entries have a key less than `key`; `greater` counts the equal one too.
#[native = "sorted_find"]
fn find_plain<K, V, Q: ?Sized>(entries: &RawBuf<(K, V)>, key: &Q, greater: bool) -> usize;

impl<K, V> BTreeMap<K, V> {
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { entries: Vec::new() }
    }
    pub fn clear(&mut self) {
        drop(mem::replace(&mut self.entries, Vec::new()))
    }
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { inner: self.entries.iter() }
    }
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { inner: self.entries.iter_mut() }
    }
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }
    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }
    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }
    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }
    fn into_entries(self) -> Vec<(K, V)> {
        let entries = unsafe { ptr::read(&self.entries) };
        mem::forget(self);
        entries
    }

    /// How many entries stand before `key`, or before what is greater than it if `greater`.
    fn count_below<Q: ?Sized + Ord>(&self, key: &Q, greater: bool) -> usize where K: Borrow<Q> {
        if is_sorted_key::<K, Q>() {
            return find_plain(self.entries.buf(), key, greater);
        }
        let mut low = 0;
        let mut high = self.entries.len();
        while low < high {
            let mid = (low + high) / 2;
            let below = match self.entries[mid].0.borrow().cmp(key) {
                Ordering::Less => true,
                Ordering::Equal => greater,
                Ordering::Greater => false,
            };
            if below {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        low
    }
    /// The slot of `key`, or where it belongs.
    fn find<Q: ?Sized + Ord>(&self, key: &Q) -> Result<usize, usize> where K: Borrow<Q> {
        if is_sorted_key::<K, Q>() {
            let slot = find_plain(self.entries.buf(), key, false);
            return if slot < find_plain(self.entries.buf(), key, true) { Ok(slot) } else { Err(slot) };
        }
        let mut low = 0;
        let mut high = self.entries.len();
        while low < high {
            let mid = (low + high) / 2;
            match self.entries[mid].0.borrow().cmp(key) {
                Ordering::Less => low = mid + 1,
                Ordering::Equal => return Ok(mid),
                Ordering::Greater => high = mid,
            }
        }
        Err(low)
    }
    #[track_caller]
    fn slots_of<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: &R, of_set: bool) -> (usize, usize) where K: Borrow<T> {
        check_range(range.start_bound(), range.end_bound(), of_set);
        let start = match range.start_bound() {
            Bound::Included(key) => self.count_below(key, false),
            Bound::Excluded(key) => self.count_below(key, true),
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(key) => self.count_below(key, true),
            Bound::Excluded(key) => self.count_below(key, false),
            Bound::Unbounded => self.entries.len(),
        };
        (start, crate::cmp::max(start, end))
    }
}

#[track_caller]
fn check_range<T: ?Sized + Ord>(start: Bound<&T>, end: Bound<&T>, of_set: bool) {
    let name = if of_set { "BTreeSet" } else { "BTreeMap" };
    match (start, end) {
        (Bound::Excluded(s), Bound::Excluded(e)) if s == e => {
            panic!("range start and end are equal and excluded in {name}")
        }
        (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if s > e => {
            panic!("range start is greater than range end in {name}")
        }
        _ => {}
    }
}

impl<K, V> BTreeMap<K, V> {
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V> where K: Borrow<Q> + Ord, Q: Ord {
        match self.find(key) {
            Ok(slot) => Some(&self.entries[slot].1),
            Err(_) => None,
        }
    }
    pub fn get_key_value<Q: ?Sized>(&self, key: &Q) -> Option<(&K, &V)> where K: Borrow<Q> + Ord, Q: Ord {
        match self.find(key) {
            Ok(slot) => Some(both(&self.entries[slot])),
            Err(_) => None,
        }
    }
    pub fn first_key_value(&self) -> Option<(&K, &V)> where K: Ord {
        match self.entries.first() {
            Some(entry) => Some(both(entry)),
            None => None,
        }
    }
    pub fn last_key_value(&self) -> Option<(&K, &V)> where K: Ord {
        match self.entries.last() {
            Some(entry) => Some(both(entry)),
            None => None,
        }
    }
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord {
        if self.is_empty() { None } else { Some(OccupiedEntry { slot: 0, entries: &mut self.entries }) }
    }
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord {
        let len = self.len();
        if len == 0 { None } else { Some(OccupiedEntry { slot: len - 1, entries: &mut self.entries }) }
    }
    pub fn pop_first(&mut self) -> Option<(K, V)> where K: Ord {
        if self.is_empty() { None } else { Some(self.entries.remove(0)) }
    }
    pub fn pop_last(&mut self) -> Option<(K, V)> where K: Ord {
        self.entries.pop()
    }
    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool where K: Borrow<Q> + Ord, Q: Ord {
        self.find(key).is_ok()
    }
    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V> where K: Borrow<Q> + Ord, Q: Ord {
        match self.find(key) {
            Ok(slot) => Some(&mut self.entries[slot].1),
            Err(_) => None,
        }
    }
    pub fn insert(&mut self, key: K, value: V) -> Option<V> where K: Ord {
        match self.find(&key) {
            Ok(slot) => Some(mem::replace(&mut self.entries[slot].1, value)),
            Err(slot) => {
                self.entries.insert(slot, (key, value));
                None
            }
        }
    }
    pub fn remove<Q: ?Sized>(&mut self, key: &Q) -> Option<V> where K: Borrow<Q> + Ord, Q: Ord {
        match self.remove_entry(key) {
            Some((_, value)) => Some(value),
            None => None,
        }
    }
    pub fn remove_entry<Q: ?Sized>(&mut self, key: &Q) -> Option<(K, V)> where K: Borrow<Q> + Ord, Q: Ord {
        match self.find(key) {
            Ok(slot) => Some(self.entries.remove(slot)),
            Err(_) => None,
        }
    }
    pub fn retain<F>(&mut self, mut f: F) where K: Ord, F: FnMut(&K, &mut V) -> bool {
        self.entries.retain_mut(|entry| f(&entry.0, &mut entry.1))
    }
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F> where K: Ord, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool {
        let (at, end) = self.slots_of(&range, false);
        ExtractIf { entries: &mut self.entries, at, end, pred, range: PhantomData }
    }
    /// The entries and the slots of a set's keys in `range`.
    #[track_caller]
    pub(super) fn parts_of_set<R>(&mut self, range: R) -> (&mut Vec<(K, V)>, usize, usize) where K: Ord, R: RangeBounds<K> {
        let (start, end) = self.slots_of(&range, true);
        (&mut self.entries, start, end)
    }
    pub fn append(&mut self, other: &mut Self) where K: Ord {
        let taken = mem::take(other);
        self.extend(taken)
    }
    #[track_caller]
    pub fn range<T: ?Sized, R>(&self, range: R) -> Range<'_, K, V> where T: Ord, K: Borrow<T> + Ord, R: RangeBounds<T> {
        let (start, end) = self.slots_of(&range, false);
        Range { inner: self.entries[start..end].iter() }
    }
    /// The keys of a set in `range`.
    #[track_caller]
    pub(super) fn range_of_set<T: ?Sized, R>(&self, range: R) -> Keys<'_, K, V> where T: Ord, K: Borrow<T> + Ord, R: RangeBounds<T> {
        let (start, end) = self.slots_of(&range, true);
        Keys { inner: Iter { inner: self.entries[start..end].iter() } }
    }
    #[track_caller]
    pub fn range_mut<T: ?Sized, R>(&mut self, range: R) -> RangeMut<'_, K, V> where T: Ord, K: Borrow<T> + Ord, R: RangeBounds<T> {
        let (start, end) = self.slots_of(&range, false);
        RangeMut { inner: self.entries[start..end].iter_mut() }
    }
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> where K: Ord {
        match self.find(&key) {
            Ok(slot) => Entry::Occupied(OccupiedEntry { slot, entries: &mut self.entries }),
            Err(slot) => Entry::Vacant(VacantEntry { slot, key, entries: &mut self.entries }),
        }
    }
    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self where K: Borrow<Q> + Ord {
        let at = self.count_below(key, false);
        BTreeMap { entries: self.entries.split_off(at) }
    }
    /// A map of entries in any order; of equal keys the last one stays.
    fn of_entries(mut entries: Vec<(K, V)>) -> BTreeMap<K, V> where K: Ord {
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                mem::swap(later, earlier);
            }
            same
        });
        BTreeMap { entries }
    }
}
fn both<K, V>(entry: &(K, V)) -> (&K, &V) {
    (&entry.0, &entry.1)
}

unsafe impl<#[may_dangle] K, #[may_dangle] V> Drop for BTreeMap<K, V> {
    fn drop(&mut self) {}
}
impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {
    fn clone(&self) -> Self {
        BTreeMap { entries: self.entries.clone() }
    }
}
impl<K, V> Default for BTreeMap<K, V> {
    fn default() -> BTreeMap<K, V> {
        BTreeMap::new()
    }
}
impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    fn eq(&self, other: &BTreeMap<K, V>) -> bool {
        self.entries == other.entries
    }
}
impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}
impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> {
    fn partial_cmp(&self, other: &BTreeMap<K, V>) -> Option<Ordering> {
        self.entries.partial_cmp(&other.entries)
    }
}
impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    fn cmp(&self, other: &BTreeMap<K, V>) -> Ordering {
        self.entries.cmp(&other.entries)
    }
}
impl<K: Hash, V: Hash> Hash for BTreeMap<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&self.len(), state);
        for entry in self {
            entry.hash(state);
        }
    }
}
impl<K: Debug, V: Debug> Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
impl<K, Q: ?Sized, V> Index<&Q> for BTreeMap<K, V> where K: Borrow<Q> + Ord, Q: Ord {
    type Output = V;
    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}
impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    fn from(arr: [(K, V); N]) -> Self {
        BTreeMap::of_entries(Vec::from(arr))
    }
}
impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> BTreeMap<K, V> {
        BTreeMap::of_entries(iter.into_iter().collect())
    }
}
impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}
impl<'a, K: Ord + Copy, V: Copy> Extend<(&'a K, &'a V)> for BTreeMap<K, V> {
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        for (k, v) in iter {
            self.insert(*k, *v);
        }
    }
}
impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}
impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}
impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { inner: self.into_entries().into_iter() }
    }
}

macro_rules! entry_iterator {
    ($($name:ident<$($lt:lifetime)?> over $inner:ty, gives $item:ty, $entry:ident => $made:expr;)*) => { $(
        pub struct $name<$($lt,)? K $(: $lt)?, V $(: $lt)?> {
            inner: $inner,
        }
        impl<$($lt,)? K, V> Iterator for $name<$($lt,)? K, V> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.inner.next() {
                    None => None,
                    Some($entry) => Some($made),
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }
        impl<$($lt,)? K, V> DoubleEndedIterator for $name<$($lt,)? K, V> {
            fn next_back(&mut self) -> Option<$item> {
                match self.inner.next_back() {
                    None => None,
                    Some($entry) => Some($made),
                }
            }
        }
        impl<$($lt,)? K, V> FusedIterator for $name<$($lt,)? K, V> {}
    )* };
}
entry_iterator! {
    Iter<'a> over slice::Iter<'a, (K, V)>, gives (&'a K, &'a V), e => (&e.0, &e.1);
    IterMut<'a> over slice::IterMut<'a, (K, V)>, gives (&'a K, &'a mut V), e => (&e.0, &mut e.1);
    Range<'a> over slice::Iter<'a, (K, V)>, gives (&'a K, &'a V), e => (&e.0, &e.1);
    RangeMut<'a> over slice::IterMut<'a, (K, V)>, gives (&'a K, &'a mut V), e => (&e.0, &mut e.1);
    IntoIter<> over vec::IntoIter<(K, V)>, gives (K, V), e => e;
    Keys<'a> over Iter<'a, K, V>, gives &'a K, e => e.0;
    Values<'a> over Iter<'a, K, V>, gives &'a V, e => e.1;
    ValuesMut<'a> over IterMut<'a, K, V>, gives &'a mut V, e => e.1;
    IntoKeys<> over IntoIter<K, V>, gives K, e => e.0;
    IntoValues<> over IntoIter<K, V>, gives V, e => e.1;
}
impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> ExactSizeIterator for Keys<'_, K, V> {}
impl<K, V> ExactSizeIterator for Values<'_, K, V> {}
impl<K, V> ExactSizeIterator for ValuesMut<'_, K, V> {}
impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
impl<K, V> ExactSizeIterator for IntoValues<K, V> {}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone() }
    }
}
impl<K, V> Clone for Range<'_, K, V> {
    fn clone(&self) -> Self {
        Range { inner: self.inner.clone() }
    }
}
impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}
impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}
impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
impl<K: Debug, V: Debug> Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

pub enum Entry<'a, K: 'a, V: 'a> {
    Vacant(VacantEntry<'a, K, V>),
    Occupied(OccupiedEntry<'a, K, V>),
}
pub struct VacantEntry<'a, K, V> {
    slot: usize,
    key: K,
    entries: &'a mut Vec<(K, V)>,
}
pub struct OccupiedEntry<'a, K, V> {
    slot: usize,
    entries: &'a mut Vec<(K, V)>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }
    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }
    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }
    pub fn and_modify<F>(self, f: F) -> Self where F: FnOnce(&mut V) {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            Entry::Vacant(entry) => Entry::Vacant(entry),
        }
    }
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }
}
impl<'a, K: Ord, V: Default> Entry<'a, K, V> {
    pub fn or_default(self) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Default::default()),
        }
    }
}
impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        &self.key
    }
    pub fn into_key(self) -> K {
        self.key
    }
    pub fn insert(self, value: V) -> &'a mut V {
        self.insert_entry(value).into_mut()
    }
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        self.entries.insert(self.slot, (self.key, value));
        OccupiedEntry { slot: self.slot, entries: self.entries }
    }
}
impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        &self.entries[self.slot].0
    }
    pub fn remove_entry(self) -> (K, V) {
        self.entries.remove(self.slot)
    }
    pub fn get(&self) -> &V {
        &self.entries[self.slot].1
    }
    pub fn get_mut(&mut self) -> &mut V {
        &mut self.entries[self.slot].1
    }
    pub fn into_mut(self) -> &'a mut V {
        &mut self.entries[self.slot].1
    }
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }
    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}
impl<K: Debug + Ord, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Entry::Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}
impl<K: Debug + Ord, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
impl<K: Debug + Ord, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish()
    }
}

/// Takes the next of the entries `at..end` that `pred` chooses.
pub(super) fn take_next<K, V>(entries: &mut Vec<(K, V)>, at: &mut usize, end: &mut usize, mut pred: impl FnMut(&mut (K, V)) -> bool) -> Option<(K, V)> {
    while *at < *end {
        if pred(&mut entries[*at]) {
            *end -= 1;
            return Some(entries.remove(*at));
        }
        *at += 1;
    }
    None
}

#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, K, V, R, F> {
    entries: &'a mut Vec<(K, V)>,
    at: usize,
    end: usize,
    pred: F,
    range: PhantomData<R>,
}
impl<K, V, R, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, R, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        take_next(self.entries, &mut self.at, &mut self.end, |e| (self.pred)(&e.0, &mut e.1))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.entries.len()))
    }
}
impl<K, V, R, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, R, F> {}
