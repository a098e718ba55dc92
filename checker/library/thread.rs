//! Threads. The machine runs one at a time and hands over where a thread waits or may be overtaken;
//! what they have to tell one another is said here, on top of a few natives.

use crate::any::Any;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::io;
use crate::marker::PhantomData;
use crate::panic::{self, AssertUnwindSafe};
use crate::sync::Arc;
use crate::time::{Duration, Instant};

mod local;
mod scoped;

pub use self::local::{AccessError, LocalKey};
pub use self::scoped::{scope, Scope, ScopedJoinHandle};
pub use crate::panicking::panicking;

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// Starts a thread, suspended, that will call `run(job)`; gives its number. An empty name is none.
#[native = "thread_spawn"]
unsafe fn thread_spawn(run: unsafe fn(*mut ()), job: *mut (), stack: usize, name: &str) -> u64;
/// Waits until the thread is over.
#[native = "thread_join"]
fn thread_join(id: u64);
#[native = "thread_current"]
fn thread_current() -> u64;
#[native = "thread_name"]
fn thread_name(id: u64) -> &'static str;
#[native = "thread_park"]
fn thread_park();
/// The same for at most so many nanoseconds.
#[native = "thread_park_for"]
fn thread_park_for(nanos: u64);
#[native = "thread_unpark"]
fn thread_unpark(id: u64);
#[native = "thread_sleep"]
fn thread_sleep(nanos: u64);
/// Lets the others run.
#[native = "thread_yield"]
pub(crate) fn thread_yield();
/// Another thread may run here, if there can be any.
#[native = "thread_point"]
pub(crate) fn thread_point();

/// How many threads the simulated machine says that it can run at once.
const PARALLELISM: usize = 4;

pub fn available_parallelism() -> io::Result<crate::num::NonZero<usize>> {
    Ok(crate::num::NonZero::new(PARALLELISM).unwrap())
}

/// Waits until somebody wakes `key`. `holder` is the token of who has it, whom `{}` in the words means, or 0.
#[native = "thread_wait"]
pub(crate) fn wait(key: *const (), what: &'static str, holder: u32);
/// The same for at most so many nanoseconds; whether somebody woke the thread.
#[native = "thread_wait_for"]
pub(crate) fn wait_for(key: *const (), what: &'static str, nanos: u64) -> bool;
/// Wakes one thread, or all, that wait for `key`.
#[native = "thread_wake"]
pub(crate) fn wake(key: *const (), all: bool);
/// What this thread did comes before what others do after their next synchronisation.
#[native = "thread_sync"]
pub(crate) fn thread_sync();
/// Stands for this thread at this line; never 0.
#[native = "thread_token"]
pub(crate) fn token() -> u32;

pub(crate) fn nanos(dur: Duration) -> u64 {
    let all = dur.as_nanos();
    if all > i64::MAX as u128 { i64::MAX as u64 } else { all as u64 }
}

const DEFAULT_STACK: usize = 2 << 20;

#[derive(Eq, PartialEq, Clone, Copy, Hash)]
pub struct ThreadId(u64);
impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ThreadId").field(&self.0).finish()
    }
}

#[derive(Clone)]
pub struct Thread {
    id: ThreadId,
}
impl Thread {
    fn numbered(id: u64) -> Thread {
        Thread { id: ThreadId(id) }
    }
    pub fn id(&self) -> ThreadId {
        self.id
    }
    pub fn name(&self) -> Option<&str> {
        let name = thread_name(self.id.0);
        if name.is_empty() { None } else { Some(name) }
    }
    pub fn unpark(&self) {
        thread_unpark(self.id.0)
    }
}
impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

pub fn current() -> Thread {
    Thread::numbered(thread_current())
}
pub fn park() {
    thread_park()
}
pub fn park_timeout(dur: Duration) {
    thread_park_for(nanos(dur))
}
/// Moves the clock of the machine, when nobody else can run.
pub fn sleep(dur: Duration) {
    thread_sleep(nanos(dur))
}
pub fn sleep_until(deadline: Instant) {
    sleep(deadline.saturating_duration_since(Instant::now()))
}
pub fn yield_now() {
    thread_yield()
}
/// Where a thread leaves its result.
struct Packet<'scope, T> {
    scope: Option<Arc<scoped::ScopeData>>,
    result: UnsafeCell<Option<Result<T>>>,
    marker: PhantomData<Option<&'scope scoped::ScopeData>>,
}
unsafe impl<'scope, T: Send> Sync for Packet<'scope, T> {}
impl<'scope, T> Drop for Packet<'scope, T> {
    fn drop(&mut self) {
        let unhandled = matches!(self.result.get_mut(), Some(Err(_)));
        *self.result.get_mut() = None;
        if let Some(scope) = &self.scope {
            scope.ended(unhandled);
        }
    }
}

/// What a new thread is given.
struct Start<'scope, F, T> {
    main: F,
    packet: Arc<Packet<'scope, T>>,
}

unsafe fn run_thread<F: FnOnce() -> T, T>(job: *mut ()) {
    let Start { main, packet } = *unsafe { Box::from_raw(job as *mut Start<'_, F, T>) };
    let result = panic::catch_unwind(AssertUnwindSafe(main));
    unsafe {
        *packet.result.get() = Some(result);
    }
}

struct JoinInner<'scope, T> {
    id: u64,
    thread: Thread,
    packet: Arc<Packet<'scope, T>>,
}
impl<'scope, T> JoinInner<'scope, T> {
    fn join(mut self) -> Result<T> {
        thread_join(self.id);
        Arc::get_mut(&mut self.packet).unwrap().result.get_mut().take().unwrap()
    }
    fn is_finished(&self) -> bool {
        thread_point();
        Arc::strong_count(&self.packet) == 1
    }
}

pub struct JoinHandle<T>(JoinInner<'static, T>);
unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> JoinHandle<T> {
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
impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

#[must_use = "must eventually spawn the thread"]
#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}
impl Builder {
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None }
    }
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }
    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send + 'static,
        T: Send + 'static,
    {
        Ok(JoinHandle(self.start(f, None)))
    }
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(self, scope: &'scope Scope<'scope, 'env>, f: F) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(ScopedJoinHandle(self.start(f, Some(scope.data()))))
    }
    #[track_caller]
    fn start<'scope, F: FnOnce() -> T, T>(self, main: F, scope: Option<Arc<scoped::ScopeData>>) -> JoinInner<'scope, T> {
        let Builder { name, stack_size } = self;
        if let Some(name) = &name {
            assert!(!name.contains('\0'), "thread name may not contain interior null bytes");
        }
        if let Some(scope) = &scope {
            scope.begun();
        }
        let packet = Arc::new(Packet { scope, result: UnsafeCell::new(None), marker: PhantomData });
        let job = Box::into_raw(Box::new(Start { main, packet: packet.clone() }));
        let name = name.as_deref().unwrap_or("");
        let id = unsafe { thread_spawn(run_thread::<F, T>, job as *mut (), stack_size.unwrap_or(DEFAULT_STACK), name) };
        JoinInner { id, thread: Thread::numbered(id), packet }
    }
}

#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T,
    F: Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}
