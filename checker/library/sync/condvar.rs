//! Waiting for a condition.

use super::{LockResult, Mutex, MutexGuard, PoisonError};
use crate::cell::Cell;
use crate::fmt;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::thread::{nanos, wait, wait_for, wake};
use crate::time::{Duration, Instant};

#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);
impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

pub struct Condvar {
    futex: Cell<u32>,
}
unsafe impl Send for Condvar {}
unsafe impl Sync for Condvar {}
impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

impl Condvar {
    pub const fn new() -> Condvar {
        Condvar { futex: Cell::new(0) }
    }
    fn key(&self) -> *const () {
        &raw const self.futex as *const ()
    }
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let lock: &'a Mutex<T> = guard.lock;
        drop(guard);
        wait(self.key(), "a condition variable", 0);
        lock.lock()
    }
    pub fn wait_while<'a, T, F>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }
    pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let lock: &'a Mutex<T> = guard.lock;
        drop(guard);
        let woken = wait_for(self.key(), "a condition variable", nanos(dur));
        match lock.lock() {
            Ok(guard) => Ok((guard, WaitTimeoutResult(!woken))),
            Err(e) => Err(PoisonError::new((e.into_inner(), WaitTimeoutResult(!woken)))),
        }
    }
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let start = Instant::now();
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let timeout = match dur.checked_sub(start.elapsed()) {
                Some(timeout) => timeout,
                None => return Ok((guard, WaitTimeoutResult(true))),
            };
            guard = self.wait_timeout(guard, timeout)?.0;
        }
    }
    pub fn notify_one(&self) {
        wake(self.key(), false)
    }
    pub fn notify_all(&self) {
        wake(self.key(), true)
    }
}
impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}
impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}
