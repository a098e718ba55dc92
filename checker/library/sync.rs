//! Sharing between threads. Only one thread runs at a time (see `interp/threads.py`), so plain cells
//! hold what the real library keeps in atomics; who must wait says for what.

use crate::cell::{Cell, UnsafeCell};
use crate::error::Error;
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::panicking::panicking;
use crate::thread::{thread_point, thread_sync, token, wait, wake};

mod arc;
pub mod atomic;
mod barrier;
mod condvar;
pub mod mpsc;
mod once;

pub use self::arc::{Arc, Weak};
pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::condvar::{Condvar, WaitTimeoutResult};
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

/// `holder` is the token of who holds the lock, or 0.
pub struct Mutex<T: ?Sized> {
    holder: Cell<u32>,
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
        Mutex { holder: Cell::new(0), poison: Poison::new(), data: UnsafeCell::new(t) }
    }
    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.failed.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> Mutex<T> {
    fn guard(&self) -> LockResult<MutexGuard<'_, T>> {
        self.holder.set(token());
        self.poison.check(MutexGuard { lock: self, panicking: panicking() })
    }
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        thread_point();
        while self.holder.get() != 0 {
            wait(self.key(), "a lock that {} holds", self.holder.get());
        }
        self.guard()
    }
    fn key(&self) -> *const () {
        &raw const self.holder as *const ()
    }
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        thread_point();
        if self.holder.get() != 0 { Err(TryLockError::WouldBlock) } else { Ok(self.guard()?) }
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
        self.lock.holder.set(0);
        wake(self.lock.key(), false);
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

/// `held` counts the readers; `u32::MAX` is a writer. `holder` is the token of who came last.
pub struct RwLock<T: ?Sized> {
    held: Cell<u32>,
    holder: Cell<u32>,
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
        RwLock { held: Cell::new(0), holder: Cell::new(0), poison: Poison::new(), data: UnsafeCell::new(t) }
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
        self.holder.set(token());
        self.poison.check(RwLockReadGuard { lock: self })
    }
    fn write_guard(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.held.set(u32::MAX);
        self.holder.set(token());
        self.poison.check(RwLockWriteGuard { lock: self, panicking: panicking() })
    }
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        thread_point();
        while self.held.get() == u32::MAX {
            wait(self.key(), "a lock to read that {} holds", self.holder.get());
        }
        self.read_guard()
    }
    fn key(&self) -> *const () {
        &raw const self.held as *const ()
    }
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        thread_point();
        if self.held.get() == u32::MAX { Err(TryLockError::WouldBlock) } else { Ok(self.read_guard()?) }
    }
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        thread_point();
        while self.held.get() != 0 {
            wait(self.key(), "a lock to write that {} holds", self.holder.get());
        }
        self.write_guard()
    }
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        thread_point();
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
        thread_sync();
        if self.lock.held.get() == 0 {
            wake(self.lock.key(), true);
        }
    }
}
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.held.set(0);
        wake(self.lock.key(), true);
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
