//! Sharing between threads. There is one thread: what would wait for another never ends, and the
//! machine says so.

use crate::cell::{Cell, UnsafeCell};
use crate::error::Error;
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::panicking::panicking;

mod arc;
pub mod atomic;
mod once;

pub use self::arc::{Arc, Weak};
pub use self::once::{LazyLock, Once, OnceLock, OnceState};

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<T> = Result<T, TryLockError<T>>;

pub struct PoisonError<T> {
    data: T,
}
impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> {
        PoisonError { data }
    }
    pub fn into_inner(self) -> T {
        self.data
    }
    pub fn get_ref(&self) -> &T {
        &self.data
    }
    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }
}
impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoisonError").finish_non_exhaustive()
    }
}
impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("poisoned lock: another task failed inside", f)
    }
}
impl<T> Error for PoisonError<T> {}

pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}
impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> {
        TryLockError::Poisoned(err)
    }
}
impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(..) => fmt::Display::fmt("Poisoned(..)", f),
            TryLockError::WouldBlock => fmt::Display::fmt("WouldBlock", f),
        }
    }
}
impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            TryLockError::Poisoned(..) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        };
        fmt::Display::fmt(text, f)
    }
}
impl<T> Error for TryLockError<T> {}

/// Whether a panic happened while a lock was held.
struct Poison {
    failed: Cell<bool>,
}
impl Poison {
    const fn new() -> Poison {
        Poison { failed: Cell::new(false) }
    }
    fn check<T>(&self, guard: T) -> LockResult<T> {
        if self.failed.get() { Err(PoisonError::new(guard)) } else { Ok(guard) }
    }
    /// A guard that was made when `panicking` was `before` is dropped.
    fn done(&self, before: bool) {
        if !before && panicking() {
            self.failed.set(true);
        }
    }
}

/// A thread waits for itself.
#[native = "deadlock"]
fn deadlock() -> !;

pub struct Mutex<T: ?Sized> {
    locked: Cell<bool>,
    poison: Poison,
    data: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    lock: &'a Mutex<T>,
    panicking: bool,
}
impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    pub const fn new(t: T) -> Mutex<T> {
        Mutex { locked: Cell::new(false), poison: Poison::new(), data: UnsafeCell::new(t) }
    }
    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.failed.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> Mutex<T> {
    fn guard(&self) -> LockResult<MutexGuard<'_, T>> {
        self.locked.set(true);
        self.poison.check(MutexGuard { lock: self, panicking: panicking() })
    }
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        if self.locked.get() {
            deadlock()
        }
        self.guard()
    }
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if self.locked.get() { Err(TryLockError::WouldBlock) } else { Ok(self.guard()?) }
    }
    pub fn is_poisoned(&self) -> bool {
        self.poison.failed.get()
    }
    pub fn clear_poison(&self) {
        self.poison.failed.set(false)
    }
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let failed = self.poison.failed.get();
        let data = self.data.get_mut();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.data.get() }
    }
}
impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.locked.set(false);
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Self {
        Mutex::new(t)
    }
}
impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(Default::default())
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &"<locked>");
            }
        }
        d.field("poisoned", &self.poison.failed.get());
        d.finish_non_exhaustive()
    }
}

/// `held` counts the readers; `usize::MAX` is a writer.
pub struct RwLock<T: ?Sized> {
    held: Cell<usize>,
    poison: Poison,
    data: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
}
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    panicking: bool,
}
impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    pub const fn new(t: T) -> RwLock<T> {
        RwLock { held: Cell::new(0), poison: Poison::new(), data: UnsafeCell::new(t) }
    }
    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.failed.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> RwLock<T> {
    fn read_guard(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        self.held.set(self.held.get() + 1);
        self.poison.check(RwLockReadGuard { lock: self })
    }
    fn write_guard(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.held.set(usize::MAX);
        self.poison.check(RwLockWriteGuard { lock: self, panicking: panicking() })
    }
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if self.held.get() == usize::MAX {
            deadlock()
        }
        self.read_guard()
    }
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.held.get() == usize::MAX { Err(TryLockError::WouldBlock) } else { Ok(self.read_guard()?) }
    }
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if self.held.get() != 0 {
            deadlock()
        }
        self.write_guard()
    }
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.held.get() != 0 { Err(TryLockError::WouldBlock) } else { Ok(self.write_guard()?) }
    }
    pub fn is_poisoned(&self) -> bool {
        self.poison.failed.get()
    }
    pub fn clear_poison(&self) {
        self.poison.failed.set(false)
    }
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let failed = self.poison.failed.get();
        let data = self.data.get_mut();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.data.get() }
    }
}
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.held.set(self.lock.held.get() - 1);
    }
}
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.held.set(0);
    }
}
macro_rules! guard_fmt {
    ($($guard:ident)*) => { $(
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
        }
        impl<T: ?Sized + fmt::Display> fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
        }
    )* };
}
guard_fmt! { RwLockReadGuard RwLockWriteGuard }
impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> Self {
        RwLock::new(t)
    }
}
impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(Default::default())
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &format_args!("<locked>"));
            }
        }
        d.field("poisoned", &self.poison.failed.get());
        d.finish_non_exhaustive()
    }
}
