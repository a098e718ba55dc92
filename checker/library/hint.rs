//! Hints to the compiler.

pub const fn black_box<T>(dummy: T) -> T {
    dummy
}
#[inline(always)]
#[must_use]
pub const fn must_use<T>(value: T) -> T {
    value
}
#[native = "unreachable_unchecked"]
pub const unsafe fn unreachable_unchecked() -> !;
pub const unsafe fn assert_unchecked(cond: bool) {
    precondition(cond, "hint::assert_unchecked must never be called when the condition is false");
}
pub fn spin_loop() {
    crate::thread::thread_point()
}

/// The contract of an unsafe function: undefined behaviour if it does not hold, in checked programs.
#[native = "precondition"]
pub(crate) const fn precondition(holds: bool, message: &'static str);

/// The end of an unsafe function whose contract does not hold.
pub(crate) const unsafe fn violated(message: &'static str) -> ! {
    precondition(false, message);
    unsafe { unreachable_unchecked() }
}
