//! Single-threaded reference-counting pointers.

use crate::any::Any;
use crate::borrow::{Borrow, Cow, ToOwned};
use crate::clone::CloneToUninit;
use crate::cell::Cell;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FromIterator;
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref};
use crate::pin::Pin;
use crate::ptr::NonNull;

#[repr(C)]
#[counts_for = "Rc"]
struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

#[lang = "Rc"]
#[allocator_parameter]
#[counted]
pub struct Rc<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
}

#[lang = "RcWeak"]
#[allocator_parameter]
pub struct Weak<T: ?Sized> {
    ptr: Option<NonNull<RcInner<T>>>,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

/// Frees the memory of a reference-counted block.
#[native = "heap_free"]
unsafe fn heap_free<T: ?Sized>(ptr: NonNull<T>);

/// Moves `value` to a new block of the heap.
#[native = "heap_new"]
fn heap_new<T>(value: T) -> NonNull<T>;

/// A block of counters followed by copies of the elements of `v`.
#[native = "rc_slice_from"]
fn rc_slice_from<T>(v: &[T]) -> NonNull<RcInner<[T]>>;

#[native = "rc_str_from"]
fn rc_str_from(v: &str) -> NonNull<RcInner<str>>;

impl<T: ?Sized> Unpin for Rc<T> {}

/// A block of counters followed by a bitwise copy of `value`.
#[native = "rc_copy"]
unsafe fn rc_copy<T: ?Sized>(value: NonNull<T>) -> NonNull<RcInner<T>>;

impl<T: ?Sized> Rc<T> {
    fn inner(&self) -> &RcInner<T> {
        unsafe { self.ptr.as_ref() }
    }
    fn from_inner(ptr: NonNull<RcInner<T>>) -> Rc<T> {
        Rc { ptr, phantom: PhantomData }
    }
}

impl<T> Rc<T> {
    pub fn new(value: T) -> Rc<T> {
        Rc::from_inner(heap_new(RcInner { strong: Cell::new(1), weak: Cell::new(1), value }))
    }
    pub fn new_cyclic<F>(data_fn: F) -> Rc<T> where F: FnOnce(&Weak<T>) -> T {
        let uninit: NonNull<RcInner<MaybeUninit<T>>> =
            heap_new(RcInner { strong: Cell::new(0), weak: Cell::new(1), value: MaybeUninit::uninit() });
        let ptr: NonNull<RcInner<T>> = uninit.cast();
        let weak = Weak { ptr: Some(ptr) };
        let data = data_fn(&weak);
        unsafe {
            crate::ptr::write(&raw mut (*ptr.as_ptr()).value, data);
            ptr.as_ref().strong.set(1);
        }
        crate::mem::forget(weak);
        Rc::from_inner(ptr)
    }
    pub fn new_uninit() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::uninit())
    }
    pub fn new_zeroed() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::zeroed())
    }
    pub fn pin(value: T) -> Pin<Rc<T>> {
        unsafe { Pin::new_unchecked(Rc::new(value)) }
    }
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) == 1 {
            unsafe {
                let value = crate::ptr::read(&this.inner().value);
                this.inner().strong.set(0);
                let weak = Weak { ptr: Some(this.ptr) };
                crate::mem::forget(this);
                drop(weak);
                Ok(value)
            }
        } else {
            Err(this)
        }
    }
    pub fn into_inner(this: Self) -> Option<T> {
        Rc::try_unwrap(this).ok()
    }
    pub fn unwrap_or_clone(this: Self) -> T where T: Clone {
        Rc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Rc<T> {
    pub fn strong_count(this: &Self) -> usize {
        this.inner().strong.get()
    }
    pub fn weak_count(this: &Self) -> usize {
        this.inner().weak.get() - 1
    }
    pub fn downgrade(this: &Self) -> Weak<T> {
        let inner = this.inner();
        inner.weak.set(inner.weak.get() + 1);
        Weak { ptr: Some(this.ptr) }
    }
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        crate::ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::strong_count(this) == 1 && Rc::weak_count(this) == 0 {
            unsafe { Some(&mut (*this.ptr.as_ptr()).value) }
        } else {
            None
        }
    }
    pub fn as_ptr(this: &Self) -> *const T {
        unsafe { &raw const (*this.ptr.as_ptr()).value }
    }
    #[leaks = "into-raw"]
    pub fn into_raw(this: Self) -> *const T {
        let ptr = Rc::as_ptr(&this);
        crate::mem::forget(this);
        ptr
    }
}
impl<T> Rc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Rc<T> {
        let ptr: NonNull<RcInner<T>> = self.ptr.cast();
        mem::forget(self);
        Rc::from_inner(ptr)
    }
}
impl<T> Rc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        Rc::from(Box::new_uninit_slice(len))
    }
    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        Rc::from(Box::new_zeroed_slice(len))
    }
}
impl<T> Rc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Rc<[T]> {
        let ptr = self.ptr.as_ptr() as *mut RcInner<[T]>;
        mem::forget(self);
        unsafe { Rc::from_inner(NonNull::new_unchecked(ptr)) }
    }
}
impl<T: ?Sized> Rc<T> {
    #[native = "rc_from_raw"]
    unsafe fn inner_of(ptr: *const T) -> NonNull<RcInner<T>>;
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe { Rc::from_inner(Rc::inner_of(ptr)) }
    }
    pub unsafe fn increment_strong_count(ptr: *const T) {
        unsafe {
            let rc = mem::ManuallyDrop::new(Rc::from_raw(ptr));
            let _clone = mem::ManuallyDrop::new((*rc).clone());
        }
    }
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Rc::from_raw(ptr)) }
    }
}
impl<T: ?Sized + CloneToUninit> Rc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Rc::strong_count(this) != 1 {
            *this = (**this).to_rc();
        } else if Rc::weak_count(this) != 0 {
            unsafe {
                let moved = Rc::from_inner(move_value(this.ptr));
                this.inner().strong.set(0);
                let weak = Weak { ptr: Some(this.ptr) };
                crate::ptr::write(this, moved);
                drop(weak);
            }
        }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

/// Copies the value of a block bitwise to a new one, whose counters are 1.
#[native = "rc_move"]
unsafe fn move_value<T: ?Sized>(from: NonNull<RcInner<T>>) -> NonNull<RcInner<T>>;

unsafe impl<#[may_dangle] T: ?Sized> Drop for Rc<T> {
    fn drop(&mut self) {
        unsafe {
            let inner = self.ptr.as_ref();
            let strong = inner.strong.get() - 1;
            inner.strong.set(strong);
            if strong == 0 {
                crate::ptr::drop_in_place(&mut (*self.ptr.as_ptr()).value);
                let weak = inner.weak.get() - 1;
                inner.weak.set(weak);
                if weak == 0 {
                    heap_free(self.ptr);
                }
            }
        }
    }
}

impl<T: ?Sized> Clone for Rc<T> {
    fn clone(&self) -> Rc<T> {
        let inner = self.inner();
        inner.strong.set(inner.strong.get() + 1);
        Rc { ptr: self.ptr, phantom: PhantomData }
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &(*self.ptr.as_ptr()).value }
    }
}
impl<T: ?Sized> AsRef<T> for Rc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}
impl<T: ?Sized> Borrow<T> for Rc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}
impl<T: Default> Default for Rc<T> {
    fn default() -> Rc<T> {
        Rc::new(T::default())
    }
}
impl<T: ?Sized + PartialEq> PartialEq for Rc<T> {
    fn eq(&self, other: &Rc<T>) -> bool {
        **self == **other
    }
}
impl<T: ?Sized + Eq> Eq for Rc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> {
    fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}
impl<T: ?Sized + Ord> Ord for Rc<T> {
    fn cmp(&self, other: &Rc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}
impl<T: ?Sized + Hash> Hash for Rc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl<T: ?Sized> fmt::Pointer for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&Rc::as_ptr(self), f)
    }
}
impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Self {
        Rc::new(t)
    }
}
impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        Rc::from_inner(rc_str_from(v))
    }
}
impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> {
        Rc::from(&v[..])
    }
}
impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> {
        Rc::from(v.to_vec())
    }
}
impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(mut v: Vec<T>) -> Rc<[T]> {
        unsafe {
            let rc = Rc::from_inner(rc_slice_from(&v[..]));
            v.set_len(0);
            rc
        }
    }
}
impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Rc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

/// The address that stands for a `Weak` without a block.
const NO_BLOCK: usize = usize::MAX;

impl<T> Weak<T> {
    pub const fn new() -> Weak<T> {
        Weak { ptr: None }
    }
    pub fn as_ptr(&self) -> *const T {
        match self.ptr {
            None => NO_BLOCK as *const T,
            Some(ptr) => unsafe { &raw const (*ptr.as_ptr()).value },
        }
    }
    #[leaks = "into-raw"]
    pub fn into_raw(self) -> *const T {
        let ptr = self.as_ptr();
        mem::forget(self);
        ptr
    }
    pub unsafe fn from_raw(ptr: *const T) -> Weak<T> {
        Weak { ptr: if ptr.addr() == NO_BLOCK { None } else { unsafe { Some(Rc::inner_of(ptr)) } } }
    }
}
impl<T: ?Sized> Unpin for Weak<T> {}
impl<T: ?Sized> Weak<T> {
    pub fn upgrade(&self) -> Option<Rc<T>> {
        match self.ptr {
            None => None,
            Some(ptr) => {
                let inner = unsafe { &*ptr.as_ptr() };
                let strong = inner.strong.get();
                if strong == 0 {
                    None
                } else {
                    inner.strong.set(strong + 1);
                    Some(Rc::from_inner(ptr))
                }
            }
        }
    }
    pub fn strong_count(&self) -> usize {
        match self.ptr {
            None => 0,
            Some(ptr) => unsafe { (*ptr.as_ptr()).strong.get() },
        }
    }
    pub fn weak_count(&self) -> usize {
        match self.ptr {
            None => 0,
            Some(ptr) => unsafe {
                if (*ptr.as_ptr()).strong.get() > 0 { (*ptr.as_ptr()).weak.get() - 1 } else { 0 }
            },
        }
    }
    pub fn ptr_eq(&self, other: &Self) -> bool {
        match (self.ptr, other.ptr) {
            (None, None) => true,
            (Some(a), Some(b)) => crate::ptr::addr_eq(a.as_ptr(), b.as_ptr()),
            _ => false,
        }
    }
}
unsafe impl<#[may_dangle] T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if let Some(ptr) = self.ptr {
            unsafe {
                let inner = &*ptr.as_ptr();
                let weak = inner.weak.get() - 1;
                inner.weak.set(weak);
                if weak == 0 {
                    heap_free(ptr);
                }
            }
        }
    }
}
impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if let Some(ptr) = self.ptr {
            let inner = unsafe { &*ptr.as_ptr() };
            inner.weak.set(inner.weak.get() + 1);
        }
        Weak { ptr: self.ptr }
    }
}
impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}
impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}

impl Rc<dyn Any> {
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() {
            let ptr: NonNull<RcInner<T>> = self.ptr.cast();
            mem::forget(self);
            Ok(Rc::from_inner(ptr))
        } else {
            Err(self)
        }
    }
}
impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> {
        Rc::from(Vec::from(v))
    }
}
impl<T: ?Sized> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        unsafe {
            let value = NonNull::new_unchecked(Box::into_raw(v));
            let ptr = rc_copy(value);
            crate::boxed::box_free(value);
            Rc::from_inner(ptr)
        }
    }
}
impl From<&mut str> for Rc<str> {
    fn from(v: &mut str) -> Rc<str> {
        Rc::from(&*v)
    }
}
impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(v: &mut [T]) -> Rc<[T]> {
        Rc::from(&*v)
    }
}
impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Rc<B> where Rc<B>: From<&'a B> + From<B::Owned> {
    fn from(cow: Cow<'a, B>) -> Rc<B> {
        match cow {
            Cow::Borrowed(s) => Rc::from(s),
            Cow::Owned(s) => Rc::from(s),
        }
    }
}
impl From<Rc<str>> for Rc<[u8]> {
    fn from(rc: Rc<str>) -> Rc<[u8]> {
        let ptr = rc.ptr.as_ptr() as *mut RcInner<[u8]>;
        mem::forget(rc);
        unsafe { Rc::from_inner(NonNull::new_unchecked(ptr)) }
    }
}
impl<T, const N: usize> TryFrom<Rc<[T]>> for Rc<[T; N]> {
    type Error = Rc<[T]>;
    fn try_from(slice: Rc<[T]>) -> Result<Self, Rc<[T]>> {
        if slice.len() == N {
            let ptr = slice.ptr.as_ptr() as *mut RcInner<[T; N]>;
            mem::forget(slice);
            unsafe { Ok(Rc::from_inner(NonNull::new_unchecked(ptr))) }
        } else {
            Err(slice)
        }
    }
}
impl Default for Rc<str> {
    fn default() -> Rc<str> {
        Rc::from("")
    }
}
impl<T> Default for Rc<[T]> {
    fn default() -> Rc<[T]> {
        Rc::from(Vec::new())
    }
}
