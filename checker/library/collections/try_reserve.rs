//! Why room could not be made.

use crate::alloc::Layout;
use crate::fmt;
use crate::mem;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TryReserveError {
    kind: TryReserveErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TryReserveErrorKind {
    CapacityOverflow,
    AllocError { layout: Layout, non_exhaustive: () },
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")?;
        f.write_str(match self.kind {
            TryReserveErrorKind::CapacityOverflow => " because the computed capacity exceeded the collection's maximum",
            TryReserveErrorKind::AllocError { .. } => " because the memory allocator returned an error",
        })
    }
}
impl crate::error::Error for TryReserveError {}

/// Whether `len + additional` elements `T` can be asked for.
pub(crate) fn check_capacity<T>(len: usize, additional: usize) -> Result<(), TryReserveError> {
    let limit = isize::MAX as usize;
    let overflow = Err(TryReserveError { kind: TryReserveErrorKind::CapacityOverflow });
    let Some(wanted) = len.checked_add(additional) else { return overflow };
    match wanted.checked_mul(mem::size_of::<T>()) {
        Some(bytes) if bytes <= limit => Ok(()),
        _ => overflow,
    }
}
