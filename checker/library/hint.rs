//! Hints to the compiler.

pub const fn black_box<T>(dummy: T) -> T {
    dummy
}
#[native = "unreachable_unchecked"]
pub const unsafe fn unreachable_unchecked() -> !;
pub fn spin_loop() {}
