//! The pointer type that owns a heap allocation.

use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, FusedIterator};
use crate::marker::{Tuple, Unsize};
use crate::mem::MaybeUninit;
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::pin::Pin;
use crate::ptr::NonNull;

/// `*b` of a box is built into the language; so is that dropping one drops what it owns and then
/// frees it.
#[lang = "owned_box"]
#[allocator_parameter]
pub struct Box<T: ?Sized>(NonNull<T>);

/// Allocates for a `T` and moves `value` there.
#[native = "box_new"]
#[lang = "exchange_malloc"]
pub fn box_new<T>(value: T) -> Box<T>;

/// Frees the memory of a box whose value has been dropped or moved out.
#[native = "box_free"]
#[lang = "box_free"]
pub(crate) unsafe fn box_free<T: ?Sized>(ptr: NonNull<T>);

/// A box's pointer, its memory given up by `into_raw` or `leak`.
#[native = "box_into_raw"]
fn release<T: ?Sized>(b: Box<T>) -> *mut T;

impl<T> Box<T> {
    #[inline(always)]
    pub fn new(x: T) -> Self {
        box_new(x)
    }
    pub fn pin(x: T) -> Pin<Box<T>> {
        Pin::from_box(box_new(x))
    }
    pub fn new_uninit() -> Box<MaybeUninit<T>> {
        box_new(MaybeUninit::uninit())
    }
    pub fn new_zeroed() -> Box<MaybeUninit<T>> {
        box_new(MaybeUninit::zeroed())
    }
}
impl<T> Box<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Box<T> {
        unsafe { Box::from_raw(release(self) as *mut T) }
    }
    pub fn write(mut boxed: Self, value: T) -> Box<T> {
        (*boxed).write(value);
        unsafe { boxed.assume_init() }
    }
}
impl<T> Box<[T]> {
    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut v = Vec::with_capacity(len);
        while v.len() < len {
            v.push(MaybeUninit::uninit());
        }
        v.into_boxed_slice()
    }
    pub fn new_zeroed_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut v = Vec::with_capacity(len);
        while v.len() < len {
            v.push(MaybeUninit::zeroed());
        }
        v.into_boxed_slice()
    }
}
impl<T> Box<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Box<[T]> {
        unsafe { Box::from_raw(release(self) as *mut [T]) }
    }
}

impl<T: ?Sized> Box<T> {
    #[native = "box_from_raw"]
    pub unsafe fn from_raw(raw: *mut T) -> Self;
    #[leaks = "into-raw"]
    pub fn into_raw(b: Self) -> *mut T {
        release(b)
    }
    #[leaks = "box-leak"]
    pub fn leak<'a>(b: Self) -> &'a mut T where T: 'a {
        unsafe { &mut *release(b) }
    }
    pub fn into_pin(boxed: Self) -> Pin<Self> {
        Pin::from_box(boxed)
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Box<T> {
    /// The drop glue has dropped what the box owns before this runs.
    fn drop(&mut self) {
        unsafe { box_free(self.0) }
    }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &**self
    }
}
impl<T: ?Sized> DerefMut for Box<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut **self
    }
}
unsafe impl<T: ?Sized + Send> Send for Box<T> {}
unsafe impl<T: ?Sized + Sync> Sync for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}

impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Self {
        box_new((**self).clone())
    }
    fn clone_from(&mut self, source: &Self) {
        (**self).clone_from(&**source)
    }
}
impl<T: Clone> Clone for Box<[T]> {
    fn clone(&self) -> Self {
        self.to_vec().into_boxed_slice()
    }
    fn clone_from(&mut self, source: &Self) {
        if self.len() == source.len() {
            self.clone_from_slice(source);
        } else {
            *self = source.clone();
        }
    }
}
impl Clone for Box<str> {
    fn clone(&self) -> Self {
        String::from(&**self).into_boxed_str()
    }
}
impl<T: Default> Default for Box<T> {
    fn default() -> Self {
        box_new(T::default())
    }
}
impl<T> Default for Box<[T]> {
    fn default() -> Self {
        Vec::new().into_boxed_slice()
    }
}
impl Default for Box<str> {
    fn default() -> Self {
        String::new().into_boxed_str()
    }
}
impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    fn eq(&self, other: &Self) -> bool {
        PartialEq::eq(&**self, &**other)
    }
}
impl<T: ?Sized + Eq> Eq for Box<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}
impl<T: ?Sized + Ord> Ord for Box<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}
impl<T: ?Sized + Hash> Hash for Box<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
impl<T: fmt::Display + ?Sized> fmt::Display for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
impl<T: fmt::Debug + ?Sized> fmt::Debug for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl<T: ?Sized> fmt::Pointer for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}
impl<T: ?Sized> Borrow<T> for Box<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}
impl<T: ?Sized> BorrowMut<T> for Box<T> {
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}
impl<T: ?Sized> AsRef<T> for Box<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}
impl<T: ?Sized> AsMut<T> for Box<T> {
    fn as_mut(&mut self) -> &mut T {
        &mut **self
    }
}
impl<T> From<T> for Box<T> {
    fn from(t: T) -> Self {
        box_new(t)
    }
}
impl From<&str> for Box<str> {
    fn from(s: &str) -> Box<str> {
        String::from(s).into_boxed_str()
    }
}
impl From<String> for Box<str> {
    fn from(s: String) -> Box<str> {
        s.into_boxed_str()
    }
}
impl<T: Clone> From<&[T]> for Box<[T]> {
    fn from(s: &[T]) -> Box<[T]> {
        s.to_vec().into_boxed_slice()
    }
}
impl From<&mut str> for Box<str> {
    fn from(s: &mut str) -> Box<str> {
        String::from(&*s).into_boxed_str()
    }
}
impl<T: Clone> From<&mut [T]> for Box<[T]> {
    fn from(s: &mut [T]) -> Box<[T]> {
        s.to_vec().into_boxed_slice()
    }
}
impl From<Box<str>> for Box<[u8]> {
    fn from(s: Box<str>) -> Box<[u8]> {
        s.into_string().into_bytes().into_boxed_slice()
    }
}
impl From<Cow<'_, str>> for Box<str> {
    fn from(cow: Cow<'_, str>) -> Box<str> {
        match cow {
            Cow::Borrowed(s) => Box::from(s),
            Cow::Owned(s) => Box::from(s),
        }
    }
}
impl<T: Clone> From<Cow<'_, [T]>> for Box<[T]> {
    fn from(cow: Cow<'_, [T]>) -> Box<[T]> {
        match cow {
            Cow::Borrowed(s) => Box::from(s),
            Cow::Owned(s) => Box::from(s),
        }
    }
}
impl<T, const N: usize> TryFrom<Box<[T]>> for Box<[T; N]> {
    type Error = Box<[T]>;
    fn try_from(boxed: Box<[T]>) -> Result<Self, Box<[T]>> {
        if boxed.len() == N { unsafe { Ok(Box::from_raw(release(boxed) as *mut [T; N])) } } else { Err(boxed) }
    }
}
impl<T, const N: usize> TryFrom<Vec<T>> for Box<[T; N]> {
    type Error = Vec<T>;
    fn try_from(vec: Vec<T>) -> Result<Self, Vec<T>> {
        if vec.len() == N {
            unsafe { Ok(Box::from_raw(release(vec.into_boxed_slice()) as *mut [T; N])) }
        } else {
            Err(vec)
        }
    }
}
impl<T: ?Sized> From<Box<T>> for Pin<Box<T>> {
    fn from(boxed: Box<T>) -> Pin<Box<T>> {
        Box::into_pin(boxed)
    }
}
impl<T> From<Vec<T>> for Box<[T]> {
    fn from(v: Vec<T>) -> Box<[T]> {
        v.into_boxed_slice()
    }
}
impl<T, const N: usize> From<[T; N]> for Box<[T]> {
    fn from(array: [T; N]) -> Box<[T]> {
        box_new(array)
    }
}
impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> {
    fn from(err: E) -> Box<dyn Error + 'a> {
        box_new(err)
    }
}
impl<'a, E: Error + Send + Sync + 'a> From<E> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: E) -> Box<dyn Error + Send + Sync + 'a> {
        box_new(err)
    }
}
impl<'a> From<String> for Box<dyn Error + 'a> {
    fn from(err: String) -> Box<dyn Error + 'a> {
        box_new(crate::error::StringError(err))
    }
}
impl<'a> From<String> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: String) -> Box<dyn Error + Send + Sync + 'a> {
        box_new(crate::error::StringError(err))
    }
}
impl<'a, 'b> From<&'b str> for Box<dyn Error + 'a> {
    fn from(err: &'b str) -> Box<dyn Error + 'a> {
        box_new(crate::error::StringError(String::from(err)))
    }
}
impl<'a, 'b> From<&'b str> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: &'b str) -> Box<dyn Error + Send + Sync + 'a> {
        box_new(crate::error::StringError(String::from(err)))
    }
}
impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + 'a> {
    fn from(err: Cow<'b, str>) -> Box<dyn Error + 'a> {
        From::from(err.into_owned())
    }
}
impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: Cow<'b, str>) -> Box<dyn Error + Send + Sync + 'a> {
        From::from(err.into_owned())
    }
}
impl<T> FromIterator<T> for Box<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let v: Vec<T> = iter.into_iter().collect();
        v.into_boxed_slice()
    }
}

impl<I> !Iterator for Box<[I]> {}
impl<'a, I> !Iterator for &'a Box<[I]> {}
impl<'a, I> !Iterator for &'a mut Box<[I]> {}
impl<I> IntoIterator for Box<[I]> {
    type Item = I;
    type IntoIter = crate::vec::IntoIter<I>;
    fn into_iter(self) -> crate::vec::IntoIter<I> {
        self.into_vec().into_iter()
    }
}
impl<'a, I> IntoIterator for &'a Box<[I]> {
    type Item = &'a I;
    type IntoIter = crate::slice::Iter<'a, I>;
    fn into_iter(self) -> crate::slice::Iter<'a, I> {
        self.iter()
    }
}
impl<'a, I> IntoIterator for &'a mut Box<[I]> {
    type Item = &'a mut I;
    type IntoIter = crate::slice::IterMut<'a, I>;
    fn into_iter(self) -> crate::slice::IterMut<'a, I> {
        self.iter_mut()
    }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        (**self).next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        (**self).nth(n)
    }
}
impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }
    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        (**self).nth_back(n)
    }
}
impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {
    fn len(&self) -> usize {
        (**self).len()
    }
}
impl<I: FusedIterator + ?Sized> FusedIterator for Box<I> {}

/// Calls what a box owns, whatever its size: the machine moves an unsized callee.
#[native = "call_boxed_once"]
extern "rust-call" fn call_boxed_once<Args: Tuple, F: FnOnce<Args> + ?Sized>(f: Box<F>, args: Args) -> F::Output;

impl<Args: Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
        call_boxed_once(self, args)
    }
}
impl<Args: Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output {
        (**self).call_mut(args)
    }
}
impl<Args: Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output {
        (**self).call(args)
    }
}
