//! The module of constants that `std::i64` has from before associated constants.

pub const MIN: i64 = i64::MIN;
pub const MAX: i64 = i64::MAX;
