//! What all integers can do, as traits: for types that are generic over them.

use crate::fmt;
use crate::ops::{BitAnd, BitOr, BitXor, Not, Shl, Shr};
use crate::str::FromStr;

use super::ParseIntError;

pub(crate) trait Integer: Copy + Ord + BitAnd<Output = Self> + BitOr<Output = Self> + BitXor<Output = Self> + Not<Output = Self>
    + Shl<usize, Output = Self> + Shr<usize, Output = Self> + FromStr<Err = ParseIntError> + fmt::Debug {
    const MIN: Self;
    const MAX: Self;
    const ZERO: Self;
    const ONE: Self;
    const BITS: u32;
    fn wrapping_add(self, rhs: Self) -> Self;
    fn wrapping_sub(self, rhs: Self) -> Self;
    fn wrapping_mul(self, rhs: Self) -> Self;
    fn wrapping_div(self, rhs: Self) -> Self;
    fn wrapping_rem(self, rhs: Self) -> Self;
    fn saturating_add(self, rhs: Self) -> Self;
    fn saturating_sub(self, rhs: Self) -> Self;
    fn saturating_mul(self, rhs: Self) -> Self;
    fn saturating_div(self, rhs: Self) -> Self;
    fn saturating_pow(self, exp: u32) -> Self;
    fn checked_add(self, rhs: Self) -> Option<Self>;
    fn checked_mul(self, rhs: Self) -> Option<Self>;
    fn checked_pow(self, exp: u32) -> Option<Self>;
    fn count_ones(self) -> u32;
    fn leading_zeros(self) -> u32;
    fn trailing_zeros(self) -> u32;
    fn rotate_left(self, n: u32) -> Self;
    fn rotate_right(self, n: u32) -> Self;
    fn swap_bytes(self) -> Self;
    fn reverse_bits(self) -> Self;
}

pub(crate) trait Unsigned: Integer {
    type Signed: Integer;
    fn cast(self) -> Self::Signed;
    fn midpoint(self, rhs: Self) -> Self;
    fn ilog2(self) -> u32;
    fn ilog10(self) -> u32;
    fn isqrt(self) -> Self;
    fn div_ceil(self, rhs: Self) -> Self;
    fn checked_next_power_of_two(self) -> Option<Self>;
}

pub(crate) trait Signed: Integer {
    type Unsigned: Integer;
    fn cast(self) -> Self::Unsigned;
    fn wrapping_neg(self) -> Self;
    fn wrapping_abs(self) -> Self;
    fn strict_neg(self) -> Self;
    fn strict_abs(self) -> Self;
}

macro_rules! forward {
    ($t:ident: $($name:ident($($arg:ident: $ty:ty),*) -> $out:ty;)*) => { $(
        fn $name(self, $($arg: $ty),*) -> $out { $t::$name(self, $($arg),*) }
    )* };
}
macro_rules! integer_impl {
    ($($t:ident)*) => { $(
        impl Integer for $t {
            const MIN: $t = $t::MIN;
            const MAX: $t = $t::MAX;
            const ZERO: $t = 0;
            const ONE: $t = 1;
            const BITS: u32 = $t::BITS;
            forward! { $t:
                wrapping_add(rhs: $t) -> $t; wrapping_sub(rhs: $t) -> $t; wrapping_mul(rhs: $t) -> $t;
                wrapping_div(rhs: $t) -> $t; wrapping_rem(rhs: $t) -> $t;
                saturating_add(rhs: $t) -> $t; saturating_sub(rhs: $t) -> $t; saturating_mul(rhs: $t) -> $t;
                saturating_div(rhs: $t) -> $t; saturating_pow(exp: u32) -> $t;
                checked_add(rhs: $t) -> Option<$t>; checked_mul(rhs: $t) -> Option<$t>; checked_pow(exp: u32) -> Option<$t>;
                count_ones() -> u32; leading_zeros() -> u32; trailing_zeros() -> u32;
                rotate_left(n: u32) -> $t; rotate_right(n: u32) -> $t; swap_bytes() -> $t; reverse_bits() -> $t;
            }
        }
    )* };
}
integer_impl! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! signs_impl {
    ($($u:ident $i:ident;)*) => { $(
        impl Unsigned for $u {
            type Signed = $i;
            fn cast(self) -> $i { self as $i }
            forward! { $u:
                midpoint(rhs: $u) -> $u; ilog2() -> u32; ilog10() -> u32; isqrt() -> $u; div_ceil(rhs: $u) -> $u;
                checked_next_power_of_two() -> Option<$u>;
            }
        }
        impl Signed for $i {
            type Unsigned = $u;
            fn cast(self) -> $u { self as $u }
            forward! { $i: wrapping_neg() -> $i; wrapping_abs() -> $i; strict_neg() -> $i; strict_abs() -> $i; }
        }
    )* };
}
signs_impl! { u8 i8; u16 i16; u32 i32; u64 i64; u128 i128; usize isize; }
