//! The module of constants that `std::i32` has from before associated constants.

pub const MIN: i32 = i32::MIN;
pub const MAX: i32 = i32::MAX;
