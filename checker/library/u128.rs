//! The module of constants that `std::u128` has from before associated constants.

pub const MIN: u128 = u128::MIN;
pub const MAX: u128 = u128::MAX;
