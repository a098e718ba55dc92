//! The module of constants that `std::i16` has from before associated constants.

pub const MIN: i16 = i16::MIN;
pub const MAX: i16 = i16::MAX;
