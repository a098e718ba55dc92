//! The module of constants that `std::u8` has from before associated constants.

pub const MIN: u8 = u8::MIN;
pub const MAX: u8 = u8::MAX;
