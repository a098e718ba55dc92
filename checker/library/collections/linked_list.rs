//! A doubly-linked list; every node is a block of the heap.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, FusedIterator};
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::NonNull;

#[allocator_parameter]
pub struct LinkedList<T> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<Box<Node<T>>>,
}

struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}

unsafe impl<T: Send> Send for LinkedList<T> {}
unsafe impl<T: Sync> Sync for LinkedList<T> {}

impl<T> LinkedList<T> {
    pub const fn new() -> Self {
        LinkedList { head: None, tail: None, len: 0, marker: PhantomData }
    }
    pub fn append(&mut self, other: &mut Self) {
        match self.tail {
            None => mem::swap(self, other),
            Some(tail) => {
                if let Some(head) = other.head.take() {
                    unsafe {
                        (*tail.as_ptr()).next = Some(head);
                        (*head.as_ptr()).prev = Some(tail);
                    }
                    self.tail = other.tail.take();
                    self.len += mem::replace(&mut other.len, 0);
                }
            }
        }
    }
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }
    pub fn len(&self) -> usize {
        self.len
    }
    pub fn clear(&mut self) {
        drop(mem::take(self))
    }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq<T> {
        self.iter().any(|e| e == x)
    }
    pub fn front(&self) -> Option<&T> {
        match self.head {
            None => None,
            Some(node) => unsafe { Some(&(*node.as_ptr()).element) },
        }
    }
    pub fn front_mut(&mut self) -> Option<&mut T> {
        match self.head {
            None => None,
            Some(node) => unsafe { Some(&mut (*node.as_ptr()).element) },
        }
    }
    pub fn back(&self) -> Option<&T> {
        match self.tail {
            None => None,
            Some(node) => unsafe { Some(&(*node.as_ptr()).element) },
        }
    }
    pub fn back_mut(&mut self) -> Option<&mut T> {
        match self.tail {
            None => None,
            Some(node) => unsafe { Some(&mut (*node.as_ptr()).element) },
        }
    }
    pub fn push_front(&mut self, elt: T) {
        let node = new_node(elt, self.head, None);
        match self.head {
            None => self.tail = Some(node),
            Some(head) => unsafe { (*head.as_ptr()).prev = Some(node) },
        }
        self.head = Some(node);
        self.len += 1;
    }
    #[must_use = "if you don't need a reference to the value, use `LinkedList::push_front` instead"]
    pub fn push_front_mut(&mut self, elt: T) -> &mut T {
        self.push_front(elt);
        self.front_mut().unwrap()
    }
    pub fn pop_front(&mut self) -> Option<T> {
        let node = self.head?;
        unsafe { Some(self.unlink(node)) }
    }
    pub fn push_back(&mut self, elt: T) {
        let node = new_node(elt, None, self.tail);
        match self.tail {
            None => self.head = Some(node),
            Some(tail) => unsafe { (*tail.as_ptr()).next = Some(node) },
        }
        self.tail = Some(node);
        self.len += 1;
    }
    #[must_use = "if you don't need a reference to the value, use `LinkedList::push_back` instead"]
    pub fn push_back_mut(&mut self, elt: T) -> &mut T {
        self.push_back(elt);
        self.back_mut().unwrap()
    }
    pub fn pop_back(&mut self) -> Option<T> {
        let node = self.tail?;
        unsafe { Some(self.unlink(node)) }
    }
    /// Takes a node of the list out of it.
    unsafe fn unlink(&mut self, node: NonNull<Node<T>>) -> T {
        let node = unsafe { *Box::from_raw(node.as_ptr()) };
        match node.prev {
            None => self.head = node.next,
            Some(before) => unsafe { (*before.as_ptr()).next = node.next },
        }
        match node.next {
            None => self.tail = node.prev,
            Some(after) => unsafe { (*after.as_ptr()).prev = node.prev },
        }
        self.len -= 1;
        node.element
    }
    pub fn extract_if<F>(&mut self, filter: F) -> ExtractIf<'_, T, F> where F: FnMut(&mut T) -> bool {
        ExtractIf { at: self.head, left: self.len, list: self, filter }
    }
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        let len = self.len;
        assert!(at <= len, "Cannot split off at a nonexistent index");
        if at == 0 {
            return mem::take(self);
        }
        if at == len {
            return LinkedList::new();
        }
        unsafe {
            let mut node = self.head.unwrap();
            let mut i = 1;
            while i < at {
                node = (*node.as_ptr()).next.unwrap();
                i += 1;
            }
            let second = (*node.as_ptr()).next.take().unwrap();
            (*second.as_ptr()).prev = None;
            let rest = LinkedList { head: Some(second), tail: self.tail, len: len - at, marker: PhantomData };
            self.tail = Some(node);
            self.len = at;
            rest
        }
    }
}

fn new_node<T>(element: T, next: Option<NonNull<Node<T>>>, prev: Option<NonNull<Node<T>>>) -> NonNull<Node<T>> {
    let node = Box::new(Node { next, prev, element });
    unsafe { NonNull::new_unchecked(Box::into_raw(node)) }
}

unsafe impl<#[may_dangle] T> Drop for LinkedList<T> {
    fn drop(&mut self) {
        while let Some(element) = self.pop_front() {
            drop(element);
        }
    }
}
impl<T> Default for LinkedList<T> {
    fn default() -> Self {
        LinkedList::new()
    }
}
impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> Self {
        self.iter().cloned().collect()
    }
}
impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other)
    }
}
impl<T: Eq> Eq for LinkedList<T> {}
impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}
impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other)
    }
}
impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&self.len, state);
        for elt in self {
            elt.hash(state);
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}
impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}
impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for elt in iter {
            self.push_back(elt);
        }
    }
}
impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for elt in iter {
            self.push_back(*elt);
        }
    }
}
impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> Self {
        arr.into_iter().collect()
    }
}
impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { list: self }
    }
}
impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

pub struct Iter<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a Node<T>>,
}
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a mut Node<T>>,
}
unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}

macro_rules! node_iterator {
    ($($name:ident gives $item:ty, $borrow:ident;)*) => { $(
        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                if self.len == 0 {
                    return None;
                }
                let node = self.head?.as_ptr();
                self.len -= 1;
                unsafe {
                    self.head = (*node).next;
                    Some($borrow(node))
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.len, Some(self.len))
            }
        }
        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            fn next_back(&mut self) -> Option<$item> {
                if self.len == 0 {
                    return None;
                }
                let node = self.tail?.as_ptr();
                self.len -= 1;
                unsafe {
                    self.tail = (*node).prev;
                    Some($borrow(node))
                }
            }
        }
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )* };
}
unsafe fn shared<'a, T>(node: *mut Node<T>) -> &'a T {
    unsafe { &(*node).element }
}
unsafe fn exclusive<'a, T>(node: *mut Node<T>) -> &'a mut T {
    unsafe { &mut (*node).element }
}
node_iterator! {
    Iter gives &'a T, shared;
    IterMut gives &'a mut T, exclusive;
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.list.pop_front()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len, Some(self.list.len))
    }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.list.pop_back()
    }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T: 'a, F: 'a> {
    list: &'a mut LinkedList<T>,
    at: Option<NonNull<Node<T>>>,
    left: usize,
    filter: F,
}
impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while let Some(node) = self.at {
            self.left -= 1;
            unsafe {
                self.at = (*node.as_ptr()).next;
                if (self.filter)(&mut (*node.as_ptr()).element) {
                    return Some(self.list.unlink(node));
                }
            }
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.left))
    }
}
