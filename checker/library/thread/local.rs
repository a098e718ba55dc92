//! Values of which each thread has its own.

use crate::cell::{Cell, RefCell};
use crate::error::Error;
use crate::fmt;
use crate::mem;

/// A key is told by the function that makes its value.
pub struct LocalKey<T: 'static> {
    init: fn() -> T,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError;
impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}
impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("already destroyed", f)
    }
}
impl Error for AccessError {}

/// Of this thread's value: 0 not made yet, 1 there, 2 dropped.
#[native = "local_state"]
fn local_state<T>(init: fn() -> T) -> u32;
#[native = "local_get"]
fn local_get<T>(init: fn() -> T) -> *const T;
/// Gives `value` its place in this thread, outside the heap.
#[native = "local_put"]
fn local_put<T>(init: fn() -> T, value: T);
/// At the end of the thread, `drop(value)` is to be called.
#[native = "local_at_end"]
unsafe fn local_at_end<T>(init: fn() -> T, drop: unsafe fn(*mut ()));

unsafe fn drop_local<T>(value: *mut ()) {
    unsafe { crate::ptr::drop_in_place(value as *mut T) }
}

#[track_caller]
fn destroyed() -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: AccessError")
}

impl<T: 'static> LocalKey<T> {
    pub const fn made_by(init: fn() -> T) -> LocalKey<T> {
        LocalKey { init }
    }
    /// The value, made by `first` if there is none yet.
    fn place(&'static self, first: impl FnOnce() -> T) -> Option<*const T> {
        match local_state(self.init) {
            0 => {
                let value = first();
                local_put(self.init, value);
                if mem::needs_drop::<T>() {
                    unsafe { local_at_end(self.init, drop_local::<T>) }
                }
            }
            1 => {}
            _ => return None,
        }
        Some(local_get(self.init))
    }
    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R {
        match self.place(self.init) {
            Some(value) => f(unsafe { &*value }),
            None => destroyed(),
        }
    }
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError> where F: FnOnce(&T) -> R {
        match self.place(self.init) {
            Some(value) => Ok(f(unsafe { &*value })),
            None => Err(AccessError),
        }
    }
    /// Makes `value` the first one, or calls `f` with it and the one that is there.
    #[track_caller]
    fn start(&'static self, value: T, f: impl FnOnce(T, &T)) {
        let mut value = Some(value);
        match self.place(|| value.take().unwrap()) {
            Some(there) => {
                if let Some(value) = value {
                    f(value, unsafe { &*there })
                }
            }
            None => destroyed(),
        }
    }
}
impl<T: 'static> LocalKey<Cell<T>> {
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.start(Cell::new(value), |value, cell| cell.set(value.into_inner()))
    }
    #[track_caller]
    pub fn get(&'static self) -> T where T: Copy {
        self.with(Cell::get)
    }
    #[track_caller]
    pub fn take(&'static self) -> T where T: Default {
        self.with(Cell::take)
    }
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}
impl<T: 'static> LocalKey<RefCell<T>> {
    #[track_caller]
    pub fn with_borrow<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R {
        self.with(|cell| f(&cell.borrow()))
    }
    #[track_caller]
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R where F: FnOnce(&mut T) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.start(RefCell::new(value), |value, cell| *cell.borrow_mut() = value.into_inner())
    }
    #[track_caller]
    pub fn take(&'static self) -> T where T: Default {
        self.with(RefCell::take)
    }
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}
impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}
