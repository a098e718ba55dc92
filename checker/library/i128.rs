//! The module of constants that `std::i128` has from before associated constants.

pub const MIN: i128 = i128::MIN;
pub const MAX: i128 = i128::MAX;
