//! The module of constants that `std::u32` has from before associated constants.

pub const MIN: u32 = u32::MIN;
pub const MAX: u32 = u32::MAX;
