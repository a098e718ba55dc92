//! Threads that end before a scope does.

use super::{thread_sync, wait, wake, Builder, JoinInner, Result, Thread};
use crate::cell::Cell;
use crate::fmt;
use crate::marker::PhantomData;
use crate::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use crate::sync::Arc;

pub struct Scope<'scope, 'env: 'scope> {
    data: Arc<ScopeData>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}
pub struct ScopedJoinHandle<'scope, T>(pub(super) JoinInner<'scope, T>);
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

pub(super) struct ScopeData {
    running: Cell<usize>,
    panicked: Cell<bool>,
}
unsafe impl Send for ScopeData {}
unsafe impl Sync for ScopeData {}
impl ScopeData {
    pub(super) fn begun(&self) {
        self.running.set(self.running.get() + 1)
    }
    pub(super) fn ended(&self, panicked: bool) {
        if panicked {
            self.panicked.set(true);
        }
        self.running.set(self.running.get() - 1);
        thread_sync();
        if self.running.get() == 0 {
            wake(self.key(), true);
        }
    }
    fn key(&self) -> *const () {
        &raw const self.running as *const ()
    }
}

#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let data = Arc::new(ScopeData { running: Cell::new(0), panicked: Cell::new(false) });
    let scope = Scope { data, scope: PhantomData, env: PhantomData };
    let result = catch_unwind(AssertUnwindSafe(|| f(&scope)));
    while scope.data.running.get() != 0 {
        wait(scope.data.key(), "the threads of a scope to end", 0);
    }
    thread_sync();
    match result {
        Err(e) => resume_unwind(e),
        Ok(_) if scope.data.panicked.get() => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}

impl<'scope, 'env> Scope<'scope, 'env> {
    pub(super) fn data(&self) -> Arc<ScopeData> {
        self.data.clone()
    }
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Builder::new().spawn_scoped(self, f).expect("failed to spawn thread")
    }
}
impl<'scope, T> ScopedJoinHandle<'scope, T> {
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }
    pub fn join(self) -> Result<T> {
        self.0.join()
    }
    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}
impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("num_running_threads", &self.data.running.get())
            .field("a_thread_panicked", &self.data.panicked.get())
            .finish_non_exhaustive()
    }
}
impl<'scope, T> fmt::Debug for ScopedJoinHandle<'scope, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
