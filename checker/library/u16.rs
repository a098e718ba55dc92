//! The module of constants that `std::u16` has from before associated constants.

pub const MIN: u16 = u16::MIN;
pub const MAX: u16 = u16::MAX;
