//! A hash map.
//!
//! Entries stand in a buffer, in an order that the run's seed chooses (the last takes the place of a
//! removed one); the machine keeps an index beside the buffer. The buffer's block has the size of the
//! real library's table. For keys that are equal exactly when their bytes are
//! (integers, characters, strings, tuples of these) the index is by key, and `Hash` and `Eq` need not
//! run; for others it is by hash, and equality is the program's `Eq`.

use super::try_reserve::{check_capacity, TryReserveError};
use crate::borrow::Borrow;
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash};
pub use crate::hash::{DefaultHasher, RandomState};
use crate::iter::FusedIterator;
use crate::ops::Index;
use crate::raw_buf::RawBuf;
use crate::{mem, ptr, slice, vec};

#[lang = "HashMap"]
#[private_fields(base)]
pub struct HashMap<K, V, S = RandomState> {
    pub(super) entries: RawBuf<(K, V)>,
    hash_builder: S,
}

/// Whether keys of this type are indexed by their bytes.
#[native = "is_plain_key"]
const fn is_plain_key<Q: ?Sized>() -> bool;
/// The slot of a plain key, or `usize::MAX`.
#[native = "map_find"]
fn find_plain<K, V, Q: ?Sized>(entries: &RawBuf<(K, V)>, key: &Q) -> usize;
/// The slot of the `n`-th entry with this hash, or `usize::MAX`.
#[native = "map_candidate"]
fn candidate<K, V>(entries: &RawBuf<(K, V)>, hash: u64, n: usize) -> usize;
/// Adds an entry that is not there yet: its slot.
#[native = "map_push"]
fn push_entry<K, V>(entries: &mut RawBuf<(K, V)>, hash: u64, key: K, value: V) -> usize;
/// Moves an entry out; the last one takes its slot.
#[native = "map_take"]
unsafe fn take_entry<K, V>(entries: &mut RawBuf<(K, V)>, slot: usize) -> (K, V);
/// Forgets the index.
#[native = "map_reset"]
fn reset_index<K, V>(entries: &mut RawBuf<(K, V)>);
/// Gives clones of the entries, in the same slots, an index of their own.
#[native = "map_copy_index"]
fn copy_index<K, V>(entries: &RawBuf<(K, V)>, clones: &mut RawBuf<(K, V)>);
#[native = "map_reserve"]
fn reserve_entries<K, V>(entries: &mut RawBuf<(K, V)>, additional: usize);
#[native = "map_shrink"]
fn shrink_entries<K, V>(entries: &mut RawBuf<(K, V)>, min_capacity: usize);

fn table_for<K, V>(capacity: usize) -> RawBuf<(K, V)> {
    let mut entries = RawBuf::new();
    reserve_entries(&mut entries, capacity);
    entries
}

impl<K, V> HashMap<K, V, RandomState> {
    pub fn new() -> HashMap<K, V, RandomState> {
        HashMap { entries: RawBuf::new(), hash_builder: RandomState::new() }
    }
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap { entries: table_for(capacity), hash_builder: RandomState::new() }
    }
}

impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {
        HashMap { entries: RawBuf::new(), hash_builder }
    }
    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> HashMap<K, V, S> {
        HashMap { entries: table_for(capacity), hash_builder }
    }
    pub fn capacity(&self) -> usize {
        self.entries.capacity()
    }
    pub fn hasher(&self) -> &S {
        &self.hash_builder
    }
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }
    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }
    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }
    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { inner: self.entries.slice().iter() }
    }
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { inner: self.entries.slice_mut().iter_mut() }
    }
    pub fn drain(&mut self) -> Drain<'_, K, V> {
        reset_index(&mut self.entries);
        self.entries.slice_mut().reverse();
        Drain { entries: &mut self.entries }
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(&K, &mut V) -> bool {
        self.extract_if(|k, v| !f(k, v)).for_each(drop)
    }
    pub fn extract_if<F>(&mut self, pred: F) -> ExtractIf<'_, K, V, F> where F: FnMut(&K, &mut V) -> bool {
        ExtractIf { entries: &mut self.entries, slot: 0, pred }
    }
    pub fn clear(&mut self) {
        reset_index(&mut self.entries);
        while self.entries.len() > 0 {
            unsafe { drop(self.entries.pop()) }
        }
    }
    fn take_buf(self) -> RawBuf<(K, V)> {
        unsafe {
            let buf = ptr::read(&self.entries);
            drop(ptr::read(&self.hash_builder));
            mem::forget(self);
            buf
        }
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    fn hash_of<Q: Hash + ?Sized>(&self, key: &Q) -> u64 {
        if is_plain_key::<Q>() { 0 } else { self.hash_builder.hash_one(key) }
    }
    fn find<Q: ?Sized>(&self, key: &Q) -> usize where K: Borrow<Q>, Q: Hash + Eq {
        if is_plain_key::<Q>() {
            find_plain(&self.entries, key)
        } else {
            let hash = self.hash_builder.hash_one(key);
            let mut n = 0;
            loop {
                let slot = candidate(&self.entries, hash, n);
                if slot == usize::MAX || self.entries.slice()[slot].0.borrow() == key {
                    return slot;
                }
                n += 1;
            }
        }
    }
    pub fn reserve(&mut self, additional: usize) {
        reserve_entries(&mut self.entries, additional)
    }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check_capacity::<(K, V)>(self.len(), additional)?;
        Ok(self.reserve(additional))
    }
    pub fn shrink_to_fit(&mut self) {
        shrink_entries(&mut self.entries, 0)
    }
    pub fn shrink_to(&mut self, min_capacity: usize) {
        shrink_entries(&mut self.entries, min_capacity)
    }
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let slot = self.find(&key);
        if slot == usize::MAX {
            let hash = self.hash_of(&key);
            Entry::Vacant(VacantEntry { hash, key, entries: &mut self.entries })
        } else {
            Entry::Occupied(OccupiedEntry { slot, entries: &mut self.entries })
        }
    }
    pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V> where K: Borrow<Q>, Q: Hash + Eq {
        let slot = self.find(k);
        if slot == usize::MAX { None } else { Some(&self.entries.slice()[slot].1) }
    }
    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)> where K: Borrow<Q>, Q: Hash + Eq {
        let slot = self.find(k);
        if slot == usize::MAX {
            None
        } else {
            let entry = &self.entries.slice()[slot];
            Some((&entry.0, &entry.1))
        }
    }
    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool where K: Borrow<Q>, Q: Hash + Eq {
        self.find(k) != usize::MAX
    }
    pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V> where K: Borrow<Q>, Q: Hash + Eq {
        let slot = self.find(k);
        if slot == usize::MAX { None } else { Some(&mut self.entries.slice_mut()[slot].1) }
    }
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let slot = self.find(&k);
        if slot == usize::MAX {
            let hash = self.hash_of(&k);
            push_entry(&mut self.entries, hash, k, v);
            None
        } else {
            Some(mem::replace(&mut self.entries.slice_mut()[slot].1, v))
        }
    }
    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V> where K: Borrow<Q>, Q: Hash + Eq {
        match self.remove_entry(k) {
            Some((_, v)) => Some(v),
            None => None,
        }
    }
    pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)> where K: Borrow<Q>, Q: Hash + Eq {
        let slot = self.find(k);
        if slot == usize::MAX { None } else { unsafe { Some(take_entry(&mut self.entries, slot)) } }
    }
    pub fn get_disjoint_mut<Q: ?Sized, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&mut V>; N] where K: Borrow<Q>, Q: Hash + Eq {
        let mut slots = [usize::MAX; N];
        let mut i = 0;
        while i < N {
            let slot = self.find(ks[i]);
            if slot != usize::MAX && slots.contains(&slot) {
                panic!("duplicate keys found");
            }
            slots[i] = slot;
            i += 1;
        }
        self.values_at(slots)
    }
    pub unsafe fn get_disjoint_unchecked_mut<Q: ?Sized, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&mut V>; N] where K: Borrow<Q>, Q: Hash + Eq {
        let slots = ks.map(|k| self.find(k));
        self.values_at(slots)
    }
    fn values_at<const N: usize>(&mut self, slots: [usize; N]) -> [Option<&mut V>; N] {
        let entries: *mut [(K, V)] = self.entries.slice_mut();
        slots.map(|slot| if slot == usize::MAX { None } else { unsafe { Some(&mut (*entries)[slot].1) } })
    }
}

unsafe impl<#[may_dangle] K, #[may_dangle] V, S> Drop for HashMap<K, V, S> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(self.entries.slice_mut()) }
    }
}
impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {
    fn clone(&self) -> Self {
        let mut entries = table_for(self.entries.capacity());
        for entry in self.entries.slice() {
            entries.push(entry.clone());
        }
        copy_index(&self.entries, &mut entries);
        HashMap { entries, hash_builder: self.hash_builder.clone() }
    }
}
impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        if self.len() != other.len() {
            return false;
        }
        self.iter().all(|(key, value)| match other.get(key) {
            Some(v) => *value == *v,
            None => false,
        })
    }
}
impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}
impl<K: Debug, V: Debug, S> Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
impl<K, V, S: Default> Default for HashMap<K, V, S> {
    fn default() -> HashMap<K, V, S> {
        HashMap::with_hasher(Default::default())
    }
}
impl<K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V, S: BuildHasher> Index<&Q> for HashMap<K, V, S> {
    type Output = V;
    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}
impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {
    fn from(arr: [(K, V); N]) -> Self {
        let mut map = HashMap::new();
        for (k, v) in arr {
            map.insert(k, v);
        }
        map
    }
}
impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> {
        let mut map = HashMap::with_hasher(Default::default());
        map.extend(iter);
        map
    }
}
impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}
impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(*k, *v);
        }
    }
}
impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}
impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}
impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { inner: Vec::from_buf(self.take_buf()).into_iter() }
    }
}

pub struct Iter<'a, K: 'a, V: 'a> {
    inner: slice::Iter<'a, (K, V)>,
}
impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        match self.inner.next() {
            None => None,
            Some(entry) => Some((&entry.0, &entry.1)),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}
impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> FusedIterator for Iter<'_, K, V> {}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone() }
    }
}
impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

pub struct IterMut<'a, K: 'a, V: 'a> {
    inner: slice::IterMut<'a, (K, V)>,
}
impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);
    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        match self.inner.next() {
            None => None,
            Some(entry) => Some((&entry.0, &mut entry.1)),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}
impl<K, V> FusedIterator for IterMut<'_, K, V> {}
impl<K: Debug, V: Debug> Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.as_slice().iter().map(|e| (&e.0, &e.1))).finish()
    }
}
impl<'a, K, V> Default for Iter<'a, K, V> {
    fn default() -> Self {
        Iter { inner: Default::default() }
    }
}

pub struct IntoIter<K, V> {
    inner: vec::IntoIter<(K, V)>,
}
impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        self.inner.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> FusedIterator for IntoIter<K, V> {}
impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.as_slice().iter().map(|e| (&e.0, &e.1))).finish()
    }
}

/// The entries stand in reverse, so that the first ones leave at the end.
pub struct Drain<'a, K: 'a, V: 'a> {
    entries: &'a mut RawBuf<(K, V)>,
}
impl<K, V> Iterator for Drain<'_, K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        if self.entries.len() == 0 { None } else { unsafe { Some(self.entries.pop()) } }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.entries.len(), Some(self.entries.len()))
    }
}
impl<K, V> ExactSizeIterator for Drain<'_, K, V> {}
impl<K, V> FusedIterator for Drain<'_, K, V> {}
impl<K, V> Drop for Drain<'_, K, V> {
    fn drop(&mut self) {
        while let Some(entry) = self.next() {
            drop(entry);
        }
    }
}

/// Takes the next entry from `slot` on that `pred` chooses.
pub(super) fn take_next<K, V>(entries: &mut RawBuf<(K, V)>, slot: &mut usize, mut pred: impl FnMut(&mut (K, V)) -> bool) -> Option<(K, V)> {
    while *slot < entries.len() {
        if pred(&mut entries.slice_mut()[*slot]) {
            return unsafe { Some(take_entry(entries, *slot)) };
        }
        *slot += 1;
    }
    None
}

#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` to remove and discard elements"]
pub struct ExtractIf<'a, K, V, F> {
    entries: &'a mut RawBuf<(K, V)>,
    slot: usize,
    pred: F,
}
impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        take_next(self.entries, &mut self.slot, |entry| (self.pred)(&entry.0, &mut entry.1))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.entries.len() - self.slot))
    }
}
impl<K, V, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, F> {}

macro_rules! part_iterator {
    ($($name:ident<$($lt:lifetime)?> over $inner:ident gives $item:ty, $part:tt;)*) => { $(
        pub struct $name<$($lt,)? K $(: $lt)?, V $(: $lt)?> {
            inner: $inner<$($lt,)? K, V>,
        }
        impl<$($lt,)? K, V> Iterator for $name<$($lt,)? K, V> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.inner.next() {
                    None => None,
                    Some(entry) => Some(entry.$part),
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }
        impl<$($lt,)? K, V> ExactSizeIterator for $name<$($lt,)? K, V> {}
        impl<$($lt,)? K, V> FusedIterator for $name<$($lt,)? K, V> {}
    )* };
}
part_iterator! {
    Keys<'a> over Iter gives &'a K, 0;
    Values<'a> over Iter gives &'a V, 1;
    ValuesMut<'a> over IterMut gives &'a mut V, 1;
    IntoKeys<> over IntoIter gives K, 0;
    IntoValues<> over IntoIter gives V, 1;
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
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}
pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    slot: usize,
    entries: &'a mut RawBuf<(K, V)>,
}
pub struct VacantEntry<'a, K: 'a, V: 'a> {
    hash: u64,
    key: K,
    entries: &'a mut RawBuf<(K, V)>,
}

impl<'a, K, V> Entry<'a, K, V> {
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
    pub fn or_default(self) -> &'a mut V where V: Default {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Default::default()),
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
}
impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        &self.entries.slice()[self.slot].0
    }
    pub fn get(&self) -> &V {
        &self.entries.slice()[self.slot].1
    }
    pub fn get_mut(&mut self) -> &mut V {
        &mut self.entries.slice_mut()[self.slot].1
    }
    pub fn into_mut(self) -> &'a mut V {
        &mut self.entries.slice_mut()[self.slot].1
    }
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }
    pub fn remove(self) -> V {
        unsafe { take_entry(self.entries, self.slot).1 }
    }
    pub fn remove_entry(self) -> (K, V) {
        unsafe { take_entry(self.entries, self.slot) }
    }
}
impl<'a, K, V> VacantEntry<'a, K, V> {
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
        let slot = push_entry(self.entries, self.hash, self.key, value);
        OccupiedEntry { slot, entries: self.entries }
    }
}
impl<K: Debug, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Entry::Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}
impl<K: Debug, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
impl<K: Debug, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}
