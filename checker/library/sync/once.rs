//! Values made once.

use crate::cell::{Cell, OnceCell};
use crate::fmt;
use crate::ops::Deref;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::thread::{thread_point, thread_sync, token, wait, wake};

pub struct OnceState {
    poisoned: bool,
}
impl OnceState {
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}
impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}

const INCOMPLETE: u32 = 0;
const POISONED: u32 = 1;
const COMPLETE: u32 = 2;

/// `state` is one of the above, or 3 and more while a thread is at it: then its token is 2 less.
pub struct Once {
    state: Cell<u32>,
}
unsafe impl Send for Once {}
unsafe impl Sync for Once {}
impl RefUnwindSafe for Once {}
impl UnwindSafe for Once {}

/// Leaves `Once` in a new state, poisoned if the function panics.
struct Running<'a> {
    once: &'a Once,
    then: u32,
}
impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.once.state.set(self.then);
        wake(self.once.key(), true);
    }
}

impl Once {
    pub const fn new() -> Once {
        Once { state: Cell::new(INCOMPLETE) }
    }
    fn key(&self) -> *const () {
        &raw const self.state as *const ()
    }
    /// Calls `f` unless that is done; waits while another thread does it.
    #[track_caller]
    fn call(&self, force: bool, f: impl FnOnce(&OnceState)) {
        thread_point();
        while self.state.get() > COMPLETE {
            wait(self.key(), "a value that {} makes", self.state.get() - COMPLETE);
        }
        let before = self.state.get();
        if before == COMPLETE {
            return;
        }
        if before == POISONED && !force {
            panic!("Once instance has previously been poisoned");
        }
        self.state.set(token() + COMPLETE);
        let mut running = Running { once: self, then: POISONED };
        f(&OnceState { poisoned: before == POISONED });
        running.then = COMPLETE;
    }
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        thread_sync();
        if self.state.get() != COMPLETE {
            self.call(false, |_| f())
        }
    }
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        if self.state.get() != COMPLETE {
            self.call(true, f)
        }
    }
    pub fn is_completed(&self) -> bool {
        thread_point();
        self.state.get() == COMPLETE
    }
}
impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

pub struct OnceLock<T> {
    once: Once,
    cell: OnceCell<T>,
}
unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T> OnceLock<T> {
    pub const fn new() -> OnceLock<T> {
        OnceLock { once: Once::new(), cell: OnceCell::new() }
    }
    pub fn get(&self) -> Option<&T> {
        thread_sync();
        self.cell.get()
    }
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.cell.get_mut()
    }
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().unwrap());
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }
    pub fn get_or_init<F>(&self, f: F) -> &T where F: FnOnce() -> T {
        thread_sync();
        if self.cell.get().is_none() {
            self.once.call(true, |_| {
                if self.cell.get().is_none() {
                    let _ = self.cell.set(f());
                }
            });
        }
        self.cell.get().unwrap()
    }
    pub fn into_inner(self) -> Option<T> {
        self.cell.into_inner()
    }
    pub fn take(&mut self) -> Option<T> {
        self.once = Once::new();
        self.cell.take()
    }
}
impl<T> Default for OnceLock<T> {
    fn default() -> OnceLock<T> {
        OnceLock::new()
    }
}
impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceLock");
        match self.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
impl<T: Clone> Clone for OnceLock<T> {
    fn clone(&self) -> OnceLock<T> {
        OnceLock { once: Once::new(), cell: self.cell.clone() }
    }
}
impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        let cell = OnceCell::new();
        let _ = cell.set(value);
        OnceLock { once: Once::new(), cell }
    }
}
impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.get() == other.get()
    }
}
impl<T: Eq> Eq for OnceLock<T> {}

pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    cell: OnceCell<T>,
    init: Cell<Option<F>>,
}
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { once: Once::new(), cell: OnceCell::new(), init: Cell::new(Some(f)) }
    }
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        thread_sync();
        if this.cell.get().is_none() {
            this.once.call(true, |_| match this.init.take() {
                Some(f) => {
                    let _ = this.cell.set(f());
                }
                None => panic!("LazyLock instance has previously been poisoned"),
            });
        }
        this.cell.get().unwrap()
    }
}
impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}
impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}
impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        match self.cell.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
