//! The module of constants that `std::u64` has from before associated constants.

pub const MIN: u64 = u64::MIN;
pub const MAX: u64 = u64::MAX;
