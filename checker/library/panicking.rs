//! How panics begin.

use crate::fmt;

/// Begins to unwind; the machine prints the message with the place of the innermost user's call.
#[native = "begin_panic"]
#[track_caller]
fn begin_panic(message: &str) -> !;

/// The same for a message made at run time: the payload is a `String`.
#[native = "begin_panic_fmt"]
#[track_caller]
fn begin_panic_fmt(message: &str) -> !;

/// The same for a message with two numbers, each in the place of a `{}`: needs no formatting code.
#[native = "begin_panic_numbers"]
#[track_caller]
pub(crate) fn panic_numbers(message: &str, first: usize, second: usize) -> !;

/// Ends the process: what the message is about leaves no way to unwind.
#[native = "panic_nounwind"]
fn abort_with(message: &str) -> !;

pub(crate) const fn panic_nounwind(args: fmt::Arguments<'_>) -> ! {
    let message = PanicText::of(args);
    abort_with(message.text())
}

/// Whether a panic is on its way up.
#[native = "panicking"]
pub fn panicking() -> bool;

#[track_caller]
pub const fn panic(expr: &'static str) -> ! {
    begin_panic(expr)
}

#[lang = "panic_display"]
#[track_caller]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x))
}

#[track_caller]
pub const fn panic_fmt(args: fmt::Arguments<'_>) -> ! {
    if let Some(s) = args.as_str() {
        begin_panic(s)
    } else {
        let message = PanicText::of(args);
        begin_panic_fmt(message.text())
    }
}

/// The message of a panic, kept outside the simulated heap: what is counted there is the program's.
struct PanicText {
    id: usize,
}
#[native = "text_new"]
fn text_new() -> usize;
#[native = "text_push"]
fn text_push(id: usize, s: &str);
#[native = "text_get"]
fn text_get(id: usize) -> &'static str;
impl PanicText {
    fn of(args: fmt::Arguments<'_>) -> PanicText {
        let mut t = PanicText { id: text_new() };
        let _ = fmt::write(&mut t, args);
        t
    }
    fn text(&self) -> &'static str {
        text_get(self.id)
    }
}
/// A copy of `s` outside the simulated heap.
pub(crate) fn kept(s: &str) -> &'static str {
    let t = PanicText { id: text_new() };
    text_push(t.id, s);
    t.text()
}
impl fmt::Write for PanicText {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        text_push(self.id, s);
        Ok(())
    }
}

#[track_caller]
pub const fn unreachable_fmt(args: fmt::Arguments<'_>) -> ! {
    panic_fmt(format_args!("internal error: entered unreachable code: {}", args))
}

pub enum AssertKind {
    Eq,
    Ne,
}

#[track_caller]
pub fn assert_failed<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(kind: AssertKind, left: &T, right: &U, args: Option<fmt::Arguments<'_>>) -> ! {
    let op = match kind {
        AssertKind::Eq => "==",
        AssertKind::Ne => "!=",
    };
    match args {
        Some(args) => panic!("assertion `left {op} right` failed: {args}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}
