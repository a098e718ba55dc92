//! Pointers whose target does not move.

use crate::ops::{Deref, DerefMut};

#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    pointer: Ptr,
}

impl<T: ?Sized> Pin<Box<T>> {
    pub(crate) fn from_box(b: Box<T>) -> Pin<Box<T>> {
        Pin { pointer: b }
    }
}
impl<Ptr: Deref> Pin<Ptr> where Ptr::Target: Unpin {
    pub const fn new(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }
}
impl<Ptr: Deref> Pin<Ptr> {
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }
    pub fn as_ref(&self) -> Pin<&Ptr::Target> {
        Pin { pointer: &*self.pointer }
    }
}
impl<'a, T: ?Sized> Pin<&'a T> {
    pub const fn get_ref(self) -> &'a T {
        self.pointer
    }
}
impl<'a, T: ?Sized> Pin<&'a mut T> {
    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T {
        self.pointer
    }
}
impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;
    fn deref(&self) -> &Ptr::Target {
        &*self.pointer
    }
}
impl<Ptr: DerefMut> DerefMut for Pin<Ptr> where Ptr::Target: Unpin {
    fn deref_mut(&mut self) -> &mut Ptr::Target {
        &mut *self.pointer
    }
}
