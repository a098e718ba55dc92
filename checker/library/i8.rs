//! The module of constants that `std::i8` has from before associated constants.

pub const MIN: i8 = i8::MIN;
pub const MAX: i8 = i8::MAX;
