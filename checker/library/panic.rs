//! Catching panics.

use crate::any::Any;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem::ManuallyDrop;
use crate::ops::{Deref, DerefMut};
use crate::ptr::NonNull;
use crate::rc::Rc;
use crate::sync::Arc;
use crate::thread;

pub auto trait UnwindSafe {}
pub auto trait RefUnwindSafe {}

impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for NonNull<T> {}
impl<T: UnwindSafe + ?Sized> UnwindSafe for Box<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Arc<T> {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}
impl<T: ?Sized> UnwindSafe for crate::sync::Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for crate::sync::Mutex<T> {}
impl<T: ?Sized> UnwindSafe for crate::sync::RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for crate::sync::RwLock<T> {}

pub struct AssertUnwindSafe<T>(pub T);
impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}
impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;
    extern "rust-call" fn call_once(self, _args: ()) -> R {
        (self.0)()
    }
}
impl<T: fmt::Debug> fmt::Debug for AssertUnwindSafe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AssertUnwindSafe").field(&self.0).finish()
    }
}
impl<T: Default> Default for AssertUnwindSafe<T> {
    fn default() -> Self {
        AssertUnwindSafe(Default::default())
    }
}

/// Calls `run(job)`; whether it panicked.
#[native = "catch_panic"]
unsafe fn catch_panic(run: unsafe fn(*mut ()), job: *mut ()) -> bool;
/// Of the panic caught last: 0 for a `&'static str`, 1 for a `String`, 2 for another payload.
#[native = "caught_kind"]
fn caught_kind() -> u32;
#[native = "caught_text"]
fn caught_text() -> &'static str;
#[native = "caught_payload"]
unsafe fn caught_payload() -> Box<dyn Any + Send>;
/// Unwinds with a payload, without a message.
#[native = "raise_payload"]
fn raise_payload(payload: Box<dyn Any + Send>) -> !;
/// Begins a panic with a payload; `message` is what is printed.
#[native = "begin_panic_any"]
#[track_caller]
fn begin_panic_any(message: &str, payload: Box<dyn Any + Send>) -> !;

/// A call to be made: the function, then its result.
struct Job<F, R> {
    function: Option<F>,
    result: Option<R>,
}

unsafe fn run_job<F: FnOnce() -> R, R>(job: *mut ()) {
    let job = unsafe { &mut *(job as *mut Job<F, R>) };
    let function = job.function.take().unwrap();
    job.result = Some(function());
}

pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> thread::Result<R> {
    let mut job = Job { function: Some(f), result: None };
    if unsafe { catch_panic(run_job::<F, R>, &raw mut job as *mut ()) } { Err(payload()) } else { Ok(job.result.unwrap()) }
}

fn payload() -> Box<dyn Any + Send> {
    match caught_kind() {
        0 => Box::new(caught_text()),
        1 => Box::new(String::from(caught_text())),
        _ => unsafe { caught_payload() },
    }
}

pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    raise_payload(payload)
}

#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! {
    let payload: Box<dyn Any + Send> = Box::new(msg);
    let text = if let Some(s) = payload.downcast_ref::<&'static str>() {
        *s
    } else if let Some(s) = payload.downcast_ref::<String>() {
        crate::panicking::kept(s)
    } else {
        "Box<dyn Any>"
    };
    begin_panic_any(text, payload)
}

/// A place in the source.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    col: u32,
}
impl<'a> Location<'a> {
    const fn at(file: &'a str, line: u32, col: u32) -> Location<'a> {
        Location { file, line, col }
    }
    pub const fn file(&self) -> &'a str {
        self.file
    }
    pub const fn line(&self) -> u32 {
        self.line
    }
    pub const fn column(&self) -> u32 {
        self.col
    }
}
impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.col)
    }
}

/// What a panic hook is told.
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    message: &'a str,
    location: &'a Location<'a>,
}
pub type PanicInfo<'a> = PanicHookInfo<'a>;
impl<'a> PanicHookInfo<'a> {
    pub fn payload(&self) -> &(dyn Any + Send) {
        self.payload
    }
    pub fn payload_as_str(&self) -> Option<&str> {
        if let Some(s) = self.payload.downcast_ref::<&'static str>() {
            Some(*s)
        } else if let Some(s) = self.payload.downcast_ref::<String>() {
            Some(s)
        } else {
            None
        }
    }
    pub fn location(&self) -> Option<&Location<'_>> {
        Some(self.location)
    }
}
impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked at {}:\n{}", self.location, self.message)
    }
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// From now on panics call `run(hook, message, kind, file, line, column)` instead of printing.
#[native = "set_panic_hook"]
unsafe fn set_panic_hook(run: unsafe fn(*mut (), &'static str, u32, &'static str, u32, u32), hook: *mut ());
/// The hook, which is none any more; null if there was none.
#[native = "take_panic_hook"]
fn take_panic_hook() -> *mut ();

unsafe fn run_hook(hook: *mut (), message: &'static str, kind: u32, file: &'static str, line: u32, col: u32) {
    let hook = unsafe { &*(hook as *mut Hook) };
    let location = Location::at(file, line, col);
    if kind == 0 {
        hook(&PanicHookInfo { payload: &message, message, location: &location });
    } else if kind == 1 {
        hook(&PanicHookInfo { payload: &String::from(message), message, location: &location });
    } else {
        hook(&PanicHookInfo { payload: &(), message, location: &location });
    }
}

pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    drop(take_hook_box());
    let hook = ManuallyDrop::new(Box::new(hook));
    unsafe { set_panic_hook(run_hook, &raw const **hook as *mut ()) }
}
fn take_hook_box() -> Option<Box<Hook>> {
    let old = take_panic_hook();
    if old.is_null() { None } else { unsafe { Some(Box::from_raw(old as *mut Hook)) } }
}
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    match take_hook_box() {
        Some(hook) => *hook,
        None => Box::new(default_hook),
    }
}
#[native = "print_panic"]
fn print_panic(message: &str, file: &str, line: u32, col: u32);
fn default_hook(info: &PanicHookInfo<'_>) {
    print_panic(info.message, info.location.file(), info.location.line(), info.location.column())
}
