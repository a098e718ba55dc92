//! Reference-counting pointers that threads may share.

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
use crate::thread::thread_sync;

#[repr(C)]
#[counts_for = "Arc"]
struct ArcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

#[lang = "Arc"]
#[allocator_parameter]
#[counted]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
}

#[allocator_parameter]
pub struct Weak<T: ?Sized> {
    ptr: Option<NonNull<ArcInner<T>>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

/// Frees the memory of a reference-counted block.
#[native = "heap_free"]
unsafe fn heap_free<T: ?Sized>(ptr: NonNull<T>);

/// Moves `value` to a new block of the heap.
#[native = "heap_new"]
fn heap_new<T>(value: T) -> NonNull<T>;

/// A block of counters followed by copies of the elements of `v`.
#[native = "rc_slice_from"]
fn rc_slice_from<T>(v: &[T]) -> NonNull<ArcInner<[T]>>;

#[native = "rc_str_from"]
fn rc_str_from(v: &str) -> NonNull<ArcInner<str>>;

impl<T: ?Sized> Unpin for Arc<T> {}

/// A block of counters followed by a bitwise copy of `value`.
#[native = "rc_copy"]
unsafe fn rc_copy<T: ?Sized>(value: NonNull<T>) -> NonNull<ArcInner<T>>;

impl<T: ?Sized> Arc<T> {
    fn inner(&self) -> &ArcInner<T> {
        unsafe { self.ptr.as_ref() }
    }
    fn from_inner(ptr: NonNull<ArcInner<T>>) -> Arc<T> {
        Arc { ptr, phantom: PhantomData }
    }
}

impl<T> Arc<T> {
    pub fn new(value: T) -> Arc<T> {
        Arc::from_inner(heap_new(ArcInner { strong: Cell::new(1), weak: Cell::new(1), value }))
    }
    pub fn new_cyclic<F>(data_fn: F) -> Arc<T> where F: FnOnce(&Weak<T>) -> T {
        let uninit: NonNull<ArcInner<MaybeUninit<T>>> =
            heap_new(ArcInner { strong: Cell::new(0), weak: Cell::new(1), value: MaybeUninit::uninit() });
        let ptr: NonNull<ArcInner<T>> = uninit.cast();
        let weak = Weak { ptr: Some(ptr) };
        let data = data_fn(&weak);
        unsafe {
            crate::ptr::write(&raw mut (*ptr.as_ptr()).value, data);
            ptr.as_ref().strong.set(1);
        }
        crate::mem::forget(weak);
        Arc::from_inner(ptr)
    }
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::uninit())
    }
    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::zeroed())
    }
    pub fn pin(value: T) -> Pin<Arc<T>> {
        unsafe { Pin::new_unchecked(Arc::new(value)) }
    }
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Arc::strong_count(&this) == 1 {
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
        Arc::try_unwrap(this).ok()
    }
    pub fn unwrap_or_clone(this: Self) -> T where T: Clone {
        Arc::try_unwrap(this).unwrap_or_else(|arc| (*arc).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    pub fn strong_count(this: &Self) -> usize {
        thread_sync();
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
        if Arc::strong_count(this) == 1 && Arc::weak_count(this) == 0 {
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
        let ptr = Arc::as_ptr(&this);
        crate::mem::forget(this);
        ptr
    }
}
impl<T> Arc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Arc<T> {
        let ptr: NonNull<ArcInner<T>> = self.ptr.cast();
        mem::forget(self);
        Arc::from_inner(ptr)
    }
}
impl<T> Arc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::from(Box::new_uninit_slice(len))
    }
    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::from(Box::new_zeroed_slice(len))
    }
}
impl<T> Arc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        let ptr = self.ptr.as_ptr() as *mut ArcInner<[T]>;
        mem::forget(self);
        unsafe { Arc::from_inner(NonNull::new_unchecked(ptr)) }
    }
}
impl<T: ?Sized> Arc<T> {
    #[native = "rc_from_raw"]
    unsafe fn inner_of(ptr: *const T) -> NonNull<ArcInner<T>>;
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe { Arc::from_inner(Arc::inner_of(ptr)) }
    }
    pub unsafe fn increment_strong_count(ptr: *const T) {
        unsafe {
            let arc = mem::ManuallyDrop::new(Arc::from_raw(ptr));
            let _clone = mem::ManuallyDrop::new((*arc).clone());
        }
    }
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Arc::from_raw(ptr)) }
    }
}
impl<T: ?Sized + CloneToUninit> Arc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Arc::strong_count(this) != 1 {
            *this = (**this).to_arc();
        } else if Arc::weak_count(this) != 0 {
            unsafe {
                let moved = Arc::from_inner(move_value(this.ptr));
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
unsafe fn move_value<T: ?Sized>(from: NonNull<ArcInner<T>>) -> NonNull<ArcInner<T>>;

unsafe impl<#[may_dangle] T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        unsafe {
            let inner = self.ptr.as_ref();
            let strong = inner.strong.get() - 1;
            inner.strong.set(strong);
            thread_sync();
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

impl<T: ?Sized> Clone for Arc<T> {
    fn clone(&self) -> Arc<T> {
        let inner = self.inner();
        inner.strong.set(inner.strong.get() + 1);
        Arc { ptr: self.ptr, phantom: PhantomData }
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &(*self.ptr.as_ptr()).value }
    }
}
impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}
impl<T: ?Sized> Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}
impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> {
        Arc::new(T::default())
    }
}
impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool {
        **self == **other
    }
}
impl<T: ?Sized + Eq> Eq for Arc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}
impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}
impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&Arc::as_ptr(self), f)
    }
}
impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Self {
        Arc::new(t)
    }
}
impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        Arc::from_inner(rc_str_from(v))
    }
}
impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc::from(&v[..])
    }
}
impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        Arc::from(v.to_vec())
    }
}
impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(mut v: Vec<T>) -> Arc<[T]> {
        unsafe {
            let arc = Arc::from_inner(rc_slice_from(&v[..]));
            v.set_len(0);
            arc
        }
    }
}
impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Arc::from(iter.into_iter().collect::<Vec<T>>())
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
        Weak { ptr: if ptr.addr() == NO_BLOCK { None } else { unsafe { Some(Arc::inner_of(ptr)) } } }
    }
}
impl<T: ?Sized> Unpin for Weak<T> {}
impl<T: ?Sized> Weak<T> {
    pub fn upgrade(&self) -> Option<Arc<T>> {
        match self.ptr {
            None => None,
            Some(ptr) => {
                let inner = unsafe { &*ptr.as_ptr() };
                let strong = inner.strong.get();
                if strong == 0 {
                    None
                } else {
                    inner.strong.set(strong + 1);
                    Some(Arc::from_inner(ptr))
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

impl Arc<dyn Any + Send + Sync> {
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if (*self).is::<T>() {
            let ptr: NonNull<ArcInner<T>> = self.ptr.cast();
            mem::forget(self);
            Ok(Arc::from_inner(ptr))
        } else {
            Err(self)
        }
    }
}
impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc::from(Vec::from(v))
    }
}
impl<T: ?Sized> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        unsafe {
            let value = NonNull::new_unchecked(Box::into_raw(v));
            let ptr = rc_copy(value);
            crate::boxed::box_free(value);
            Arc::from_inner(ptr)
        }
    }
}
impl From<&mut str> for Arc<str> {
    fn from(v: &mut str) -> Arc<str> {
        Arc::from(&*v)
    }
}
impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(v: &mut [T]) -> Arc<[T]> {
        Arc::from(&*v)
    }
}
impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Arc<B> where Arc<B>: From<&'a B> + From<B::Owned> {
    fn from(cow: Cow<'a, B>) -> Arc<B> {
        match cow {
            Cow::Borrowed(s) => Arc::from(s),
            Cow::Owned(s) => Arc::from(s),
        }
    }
}
impl From<Arc<str>> for Arc<[u8]> {
    fn from(arc: Arc<str>) -> Arc<[u8]> {
        let ptr = arc.ptr.as_ptr() as *mut ArcInner<[u8]>;
        mem::forget(arc);
        unsafe { Arc::from_inner(NonNull::new_unchecked(ptr)) }
    }
}
impl<T, const N: usize> TryFrom<Arc<[T]>> for Arc<[T; N]> {
    type Error = Arc<[T]>;
    fn try_from(slice: Arc<[T]>) -> Result<Self, Arc<[T]>> {
        if slice.len() == N {
            let ptr = slice.ptr.as_ptr() as *mut ArcInner<[T; N]>;
            mem::forget(slice);
            unsafe { Ok(Arc::from_inner(NonNull::new_unchecked(ptr))) }
        } else {
            Err(slice)
        }
    }
}
impl Default for Arc<str> {
    fn default() -> Arc<str> {
        Arc::from("")
    }
}
impl<T> Default for Arc<[T]> {
    fn default() -> Arc<[T]> {
        Arc::from(Vec::new())
    }
}
impl<T: crate::error::Error + ?Sized> crate::error::Error for Arc<T> {
    fn source(&self) -> Option<&(dyn crate::error::Error + 'static)> {
        (**self).source()
    }
}
