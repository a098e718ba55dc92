//! Hints to the compiler.

pub fn black_box<T>(dummy: T) -> T {
    dummy
}
#[inline(always)]
pub const fn must_use<T>(value: T) -> T {
    value
}
#[native = "unreachable_unchecked"]
pub const unsafe fn unreachable_unchecked() -> !;
pub fn spin_loop() {}
