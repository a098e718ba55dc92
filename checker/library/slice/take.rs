//! Taking pieces off a slice that a variable holds, and other views of the same memory.

use super::{from_raw_parts, from_raw_parts_mut};
use crate::mem::{self, MaybeUninit};
use crate::ops::{Bound, OneSidedRange, Range};
use crate::ptr;

/// Where a range that is open at one end divides a slice; whether the piece is the front.
fn division<R: OneSidedRange<usize>>(range: R, len: usize) -> Option<(usize, bool)> {
    let (mid, front) = match (range.start_bound(), range.end_bound()) {
        (Bound::Included(&start), _) => (start, false),
        (_, Bound::Excluded(&end)) => (end, true),
        (_, Bound::Included(&end)) => (end.checked_add(1)?, true),
        _ => return None,
    };
    if mid > len { None } else { Some((mid, front)) }
}

impl<T> [T] {
    pub fn split_off<'a, R>(self: &mut &'a Self, range: R) -> Option<&'a Self> where R: OneSidedRange<usize> {
        let (mid, front) = division(range, self.len())?;
        let (head, tail) = self.split_at(mid);
        if front {
            *self = tail;
            Some(head)
        } else {
            *self = head;
            Some(tail)
        }
    }
    pub fn split_off_mut<'a, R>(self: &mut &'a mut Self, range: R) -> Option<&'a mut Self> where R: OneSidedRange<usize> {
        let (mid, front) = division(range, self.len())?;
        let (head, tail) = mem::take(self).split_at_mut(mid);
        if front {
            *self = tail;
            Some(head)
        } else {
            *self = head;
            Some(tail)
        }
    }
    pub fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (first, rest) = self.split_first()?;
        *self = rest;
        Some(first)
    }
    pub fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (first, rest) = mem::take(self).split_first_mut()?;
        *self = rest;
        Some(first)
    }
    pub fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (last, rest) = self.split_last()?;
        *self = rest;
        Some(last)
    }
    pub fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (last, rest) = mem::take(self).split_last_mut()?;
        *self = rest;
        Some(last)
    }
    #[track_caller]
    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = mem::size_of::<T>();
        if size == 0 {
            panic!("elements are zero-sized");
        }
        let from_start = ptr::from_ref(element).addr().wrapping_sub(self.as_ptr().addr());
        let index = from_start / size;
        if from_start % size == 0 && index < self.len() { Some(index) } else { None }
    }
    pub const fn as_ptr_range(&self) -> Range<*const T> {
        let start = self.as_ptr();
        unsafe { start..start.add(self.len()) }
    }
    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> {
        let start = self.as_mut_ptr();
        unsafe { start..start.add(self.len()) }
    }
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        let (prefix, middle, suffix) = alignment_parts::<T, U>(self.as_ptr().addr(), self.len());
        let (left, rest) = self.split_at(prefix);
        let (inner, right) = rest.split_at(rest.len() - suffix);
        unsafe { (left, from_raw_parts(inner.as_ptr() as *const U, middle), right) }
    }
    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        let (prefix, middle, suffix) = alignment_parts::<T, U>(self.as_ptr().addr(), self.len());
        let (left, rest) = self.split_at_mut(prefix);
        let (inner, right) = rest.split_at_mut(rest.len() - suffix);
        unsafe { (left, from_raw_parts_mut(inner.as_mut_ptr() as *mut U, middle), right) }
    }
}

/// For `len` elements `T` at `address`: how many before the first aligned `U`, how many `U`, how
/// many `T` after the last.
fn alignment_parts<T, U>(address: usize, len: usize) -> (usize, usize, usize) {
    let (size, other, align) = (mem::size_of::<T>(), mem::size_of::<U>(), mem::align_of::<U>());
    if size == 0 || other == 0 {
        return (len, 0, 0);
    }
    let gap = (align - address % align) % align;
    if gap % size != 0 || gap / size > len {
        return (len, 0, 0);
    }
    let prefix = gap / size;
    let divisor = common_divisor(size, other);
    // `group` elements `T` are `other / divisor * size` bytes, which `U` fills without rest.
    let group = other / divisor;
    let groups = (len - prefix) / group;
    (prefix, groups * (size / divisor), len - prefix - groups * group)
}

fn common_divisor(mut a: usize, mut b: usize) -> usize {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl<T, const N: usize> [[T; N]] {
    pub const fn as_flattened(&self) -> &[T] {
        unsafe { from_raw_parts(self.as_ptr() as *const T, self.len() * N) }
    }
    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        let len = self.len() * N;
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut T, len) }
    }
}

impl<T> [MaybeUninit<T>] {
    #[track_caller]
    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T] where T: Copy {
        self.copy_from_slice(unsafe { from_raw_parts(src.as_ptr() as *const MaybeUninit<T>, src.len()) });
        unsafe { self.assume_init_mut() }
    }
    #[track_caller]
    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T] where T: Clone {
        assert_eq!(self.len(), src.len(), "destination and source slices have different lengths");
        let mut i = 0;
        while i < src.len() {
            self[i].write(src[i].clone());
            i += 1;
        }
        unsafe { self.assume_init_mut() }
    }
    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { ptr::drop_in_place(self.assume_init_mut()) }
    }
    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        unsafe { from_raw_parts(self.as_ptr() as *const T, self.len()) }
    }
    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        let len = self.len();
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut T, len) }
    }
}
