//! The module of constants that `std::isize` has from before associated constants.

pub const MIN: isize = isize::MIN;
pub const MAX: isize = isize::MAX;
