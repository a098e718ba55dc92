//! Atomic types. One thread runs at a time, so every order of memory is the strongest; another thread may
//! come in before an operation, never within one.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::panic::RefUnwindSafe;
use crate::thread::thread_point;

#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

#[track_caller]
fn check_load(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release load"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}
#[track_caller]
fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

pub fn fence(_order: Ordering) {
    thread_point()
}
pub fn compiler_fence(_order: Ordering) {}

macro_rules! atomic_base {
    ($($name:ident[$($param:ident)?] $t:ty;)*) => { $(
        unsafe impl<$($param)?> Sync for $name<$($param)?> {}
        unsafe impl<$($param)?> Send for $name<$($param)?> {}
        impl<$($param)?> RefUnwindSafe for $name<$($param)?> {}
        impl<$($param)?> $name<$($param)?> {
            pub const fn new(v: $t) -> Self {
                $name { v: UnsafeCell::new(v) }
            }
            pub fn get_mut(&mut self) -> &mut $t {
                self.v.get_mut()
            }
            pub const fn into_inner(self) -> $t {
                self.v.into_inner()
            }
            pub const fn as_ptr(&self) -> *mut $t {
                self.v.get()
            }
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $t {
                check_load(order);
                thread_point();
                unsafe { *self.v.get() }
            }
            #[track_caller]
            pub fn store(&self, val: $t, order: Ordering) {
                check_store(order);
                thread_point();
                unsafe { *self.v.get() = val }
            }
            pub fn swap(&self, val: $t, _order: Ordering) -> $t {
                thread_point();
                unsafe { crate::ptr::replace(self.v.get(), val) }
            }
            #[track_caller]
            pub fn compare_exchange(&self, current: $t, new: $t, _success: Ordering, failure: Ordering) -> Result<$t, $t> {
                check_load(failure);
                thread_point();
                let old = unsafe { *self.v.get() };
                if old == current {
                    unsafe { *self.v.get() = new }
                    Ok(old)
                } else {
                    Err(old)
                }
            }
            #[track_caller]
            pub fn compare_exchange_weak(&self, current: $t, new: $t, success: Ordering, failure: Ordering) -> Result<$t, $t> {
                self.compare_exchange(current, new, success, failure)
            }
            pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$t, $t> where F: FnMut($t) -> Option<$t> {
                let mut old = self.load(fetch_order);
                while let Some(new) = f(old) {
                    match self.compare_exchange_weak(old, new, set_order, fetch_order) {
                        Err(now) => old = now,
                        done => return done,
                    }
                }
                Err(old)
            }
        }
        impl<$($param)?> From<$t> for $name<$($param)?> {
            fn from(v: $t) -> Self {
                Self::new(v)
            }
        }
        impl<$($param)?> fmt::Debug for $name<$($param)?> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
            }
        }
    )* };
}

macro_rules! atomic_int {
    ($($name:ident $t:ty;)*) => { $(
        pub struct $name {
            v: UnsafeCell<$t>,
        }
        impl Default for $name {
            fn default() -> Self {
                Self::new(0)
            }
        }
        impl $name {
            fn modify(&self, f: impl FnOnce($t) -> $t) -> $t {
                thread_point();
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = f(old) }
                old
            }
            pub fn fetch_add(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| v.wrapping_add(val))
            }
            pub fn fetch_sub(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| v.wrapping_sub(val))
            }
            pub fn fetch_and(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| v & val)
            }
            pub fn fetch_nand(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| !(v & val))
            }
            pub fn fetch_or(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| v | val)
            }
            pub fn fetch_xor(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| v ^ val)
            }
            pub fn fetch_max(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| if v > val { v } else { val })
            }
            pub fn fetch_min(&self, val: $t, _order: Ordering) -> $t {
                self.modify(|v| if v < val { v } else { val })
            }
        }
        atomic_base! { $name[] $t; }
    )* };
}
atomic_int! {
    AtomicI8 i8;
    AtomicI16 i16;
    AtomicI32 i32;
    AtomicI64 i64;
    AtomicIsize isize;
    AtomicU8 u8;
    AtomicU16 u16;
    AtomicU32 u32;
    AtomicU64 u64;
    AtomicUsize usize;
}

pub struct AtomicBool {
    v: UnsafeCell<bool>,
}
impl Default for AtomicBool {
    fn default() -> Self {
        Self::new(false)
    }
}
impl AtomicBool {
    fn modify(&self, f: impl FnOnce(bool) -> bool) -> bool {
        thread_point();
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = f(old) }
        old
    }
    pub fn fetch_and(&self, val: bool, _order: Ordering) -> bool {
        self.modify(|v| v & val)
    }
    pub fn fetch_nand(&self, val: bool, _order: Ordering) -> bool {
        self.modify(|v| !(v & val))
    }
    pub fn fetch_or(&self, val: bool, _order: Ordering) -> bool {
        self.modify(|v| v | val)
    }
    pub fn fetch_xor(&self, val: bool, _order: Ordering) -> bool {
        self.modify(|v| v ^ val)
    }
    pub fn fetch_not(&self, _order: Ordering) -> bool {
        self.modify(|v| !v)
    }
}

pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}
impl<T> Default for AtomicPtr<T> {
    fn default() -> Self {
        Self::new(crate::ptr::null_mut())
    }
}
atomic_base! {
    AtomicBool[] bool;
    AtomicPtr[T] *mut T;
}
