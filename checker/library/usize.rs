//! The module of constants that `std::usize` has from before associated constants.

pub const MIN: usize = usize::MIN;
pub const MAX: usize = usize::MAX;
