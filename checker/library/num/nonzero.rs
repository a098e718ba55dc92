//! Integers that are known not to be zero: `Option` of one has the size of the integer.

use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::str::FromStr;

use super::generic::{Integer, Signed, Unsigned};
use super::{IntErrorKind, ParseIntError, TryFromIntError};

pub unsafe trait ZeroablePrimitive: Sized + Copy {}

#[lang = "non_zero"]
#[repr(transparent)]
pub struct NonZero<T: ZeroablePrimitive>(T);

macro_rules! names {
    ($($Name:ident $t:ident;)*) => { $(
        unsafe impl ZeroablePrimitive for $t {}
        pub type $Name = NonZero<$t>;
    )* };
}
names! {
    NonZeroI8 i8; NonZeroI16 i16; NonZeroI32 i32; NonZeroI64 i64; NonZeroI128 i128; NonZeroIsize isize;
    NonZeroU8 u8; NonZeroU16 u16; NonZeroU32 u32; NonZeroU64 u64; NonZeroU128 u128; NonZeroUsize usize;
}
unsafe impl ZeroablePrimitive for char {}

#[native = "int_is_zero"]
const fn is_zero<T>(n: T) -> bool;

impl<T: ZeroablePrimitive> NonZero<T> {
    pub const fn new(n: T) -> Option<Self> { if is_zero(n) { None } else { Some(NonZero(n)) } }
    pub const unsafe fn new_unchecked(n: T) -> Self {
        crate::hint::precondition(!is_zero(n), "NonZero::new_unchecked requires the argument to be non-zero");
        NonZero(n)
    }
    pub const fn get(self) -> T { self.0 }
}

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ZeroablePrimitive> Copy for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    fn eq(&self, other: &Self) -> bool { self.0 == other.0 }
}
impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &Self) -> Option<crate::cmp::Ordering> { self.0.partial_cmp(&other.0) }
}
impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &Self) -> crate::cmp::Ordering { self.0.cmp(&other.0) }
}
impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.0.hash(state) }
}
macro_rules! show_impl {
    ($($Trait:ident)*) => { $(
        impl<T: ZeroablePrimitive + fmt::$Trait> fmt::$Trait for NonZero<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )* };
}
show_impl! { Debug Display Binary Octal LowerHex UpperHex LowerExp UpperExp }

impl<T: ZeroablePrimitive> From<NonZero<T>> for T {
    fn from(nonzero: NonZero<T>) -> T { nonzero.0 }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = Self;
    fn bitor(self, rhs: Self) -> Self { NonZero(self.0 | rhs.0) }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<T> for NonZero<T> {
    type Output = Self;
    fn bitor(self, rhs: T) -> Self { NonZero(self.0 | rhs) }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOrAssign for NonZero<T> {
    fn bitor_assign(&mut self, rhs: Self) { *self = *self | rhs }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOrAssign<T> for NonZero<T> {
    fn bitor_assign(&mut self, rhs: T) { *self = *self | rhs }
}

/// `Some` of the number, which is not zero.
fn some<T: ZeroablePrimitive>(found: Option<T>) -> Option<NonZero<T>> {
    match found {
        Some(n) => Some(NonZero(n)),
        None => None,
    }
}

impl<T: Integer + ZeroablePrimitive> NonZero<T> {
    pub const BITS: u32 = T::BITS;
    pub const MIN: Self = NonZero(if is_zero(T::MIN) { T::ONE } else { T::MIN });
    pub const MAX: Self = NonZero(T::MAX);
    pub const fn leading_zeros(self) -> u32 { self.0.leading_zeros() }
    pub const fn trailing_zeros(self) -> u32 { self.0.trailing_zeros() }
    pub const fn count_ones(self) -> NonZero<u32> { NonZero(self.0.count_ones()) }
    pub const fn checked_mul(self, other: Self) -> Option<Self> { some(self.0.checked_mul(other.0)) }
    pub const fn saturating_mul(self, other: Self) -> Self { NonZero(self.0.saturating_mul(other.0)) }
    pub const fn checked_pow(self, other: u32) -> Option<Self> { some(self.0.checked_pow(other)) }
    pub const fn saturating_pow(self, other: u32) -> Self { NonZero(self.0.saturating_pow(other)) }
}
impl<T: Unsigned + ZeroablePrimitive> NonZero<T> where T::Signed: ZeroablePrimitive {
    pub const fn checked_add(self, other: T) -> Option<Self> { some(self.0.checked_add(other)) }
    pub const fn saturating_add(self, other: T) -> Self { NonZero(self.0.saturating_add(other)) }
    pub const fn checked_next_power_of_two(self) -> Option<Self> { some(self.0.checked_next_power_of_two()) }
    pub const fn ilog2(self) -> u32 { self.0.ilog2() }
    pub const fn ilog10(self) -> u32 { self.0.ilog10() }
    pub const fn midpoint(self, rhs: Self) -> Self { NonZero(self.0.midpoint(rhs.0)) }
    pub const fn is_power_of_two(self) -> bool { self.0.count_ones() == 1 }
    pub const fn isqrt(self) -> Self { NonZero(self.0.isqrt()) }
    pub const fn div_ceil(self, rhs: Self) -> Self { NonZero(self.0.div_ceil(rhs.0)) }
    pub const fn cast_signed(self) -> NonZero<T::Signed> { NonZero(self.0.cast()) }
}
impl<T: Signed + ZeroablePrimitive> NonZero<T> where T::Unsigned: ZeroablePrimitive {
    #[track_caller]
    pub const fn abs(self) -> Self { NonZero(self.0.strict_abs()) }
    pub const fn checked_abs(self) -> Option<Self> { if self.0 == T::MIN { None } else { Some(self.wrapping_abs()) } }
    pub const fn overflowing_abs(self) -> (Self, bool) { (self.wrapping_abs(), self.0 == T::MIN) }
    pub const fn saturating_abs(self) -> Self { if self.0 == T::MIN { NonZero(T::MAX) } else { self.wrapping_abs() } }
    pub const fn wrapping_abs(self) -> Self { NonZero(self.0.wrapping_abs()) }
    pub const fn unsigned_abs(self) -> NonZero<T::Unsigned> { NonZero(self.0.wrapping_abs().cast()) }
    pub const fn is_positive(self) -> bool { self.0 > T::ZERO }
    pub const fn is_negative(self) -> bool { self.0 < T::ZERO }
    pub const fn checked_neg(self) -> Option<Self> { if self.0 == T::MIN { None } else { Some(self.wrapping_neg()) } }
    pub const fn overflowing_neg(self) -> (Self, bool) { (self.wrapping_neg(), self.0 == T::MIN) }
    pub const fn saturating_neg(self) -> Self { if self.0 == T::MIN { NonZero(T::MAX) } else { self.wrapping_neg() } }
    pub const fn wrapping_neg(self) -> Self { NonZero(self.0.wrapping_neg()) }
    pub const fn cast_unsigned(self) -> NonZero<T::Unsigned> { NonZero(self.0.cast()) }
}
impl<T: Signed + ZeroablePrimitive> Neg for NonZero<T> {
    type Output = Self;
    #[track_caller]
    fn neg(self) -> Self { NonZero(self.0.strict_neg()) }
}
impl<T: Integer + ZeroablePrimitive> FromStr for NonZero<T> {
    type Err = ParseIntError;
    fn from_str(src: &str) -> Result<Self, ParseIntError> {
        match T::from_str(src) {
            Ok(n) => NonZero::new(n).ok_or(ParseIntError { kind: IntErrorKind::Zero }),
            Err(error) => Err(error),
        }
    }
}
impl<T: Integer + ZeroablePrimitive> TryFrom<T> for NonZero<T> {
    type Error = TryFromIntError;
    fn try_from(value: T) -> Result<Self, TryFromIntError> { NonZero::new(value).ok_or(TryFromIntError(())) }
}

macro_rules! division_impl {
    ($($t:ident)*) => { $(
        impl Div<NonZero<$t>> for $t {
            type Output = $t;
            fn div(self, other: NonZero<$t>) -> $t { self / other.0 }
        }
        impl Rem<NonZero<$t>> for $t {
            type Output = $t;
            fn rem(self, other: NonZero<$t>) -> $t { self % other.0 }
        }
        impl DivAssign<NonZero<$t>> for $t {
            fn div_assign(&mut self, other: NonZero<$t>) { *self = *self / other.0 }
        }
        impl RemAssign<NonZero<$t>> for $t {
            fn rem_assign(&mut self, other: NonZero<$t>) { *self = *self % other.0 }
        }
    )* };
}
division_impl! { u8 u16 u32 u64 u128 usize }

macro_rules! from_impl {
    ($($small:ident: $($large:ident)*;)*) => { $( $(
        impl From<NonZero<$small>> for NonZero<$large> {
            fn from(small: NonZero<$small>) -> NonZero<$large> { NonZero(small.0 as $large) }
        }
    )* )* };
}
from_impl! {
    u8: u16 u32 u64 u128 usize i16 i32 i64 i128 isize;
    u16: u32 u64 u128 usize i32 i64 i128;
    u32: u64 u128 i64 i128;
    u64: u128 i128;
    i8: i16 i32 i64 i128 isize;
    i16: i32 i64 i128 isize;
    i32: i64 i128;
    i64: i128;
}

macro_rules! try_from_impl {
    ($($src:ident: $($dst:ident)*;)*) => { $( $(
        impl TryFrom<NonZero<$src>> for NonZero<$dst> {
            type Error = TryFromIntError;
            fn try_from(value: NonZero<$src>) -> Result<NonZero<$dst>, TryFromIntError> {
                match <$dst>::try_from(value.0) {
                    Ok(n) => Ok(NonZero(n)),
                    Err(error) => Err(error),
                }
            }
        }
    )* )* };
}
try_from_impl! {
    u8: i8;
    u16: u8 i8 i16 isize;
    u32: u8 u16 i8 i16 i32 usize isize;
    u64: u8 u16 u32 i8 i16 i32 i64 usize isize;
    u128: u8 u16 u32 u64 i8 i16 i32 i64 i128 usize isize;
    usize: u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8: u8 u16 u32 u64 u128 usize;
    i16: u8 u16 u32 u64 u128 i8 usize;
    i32: u8 u16 u32 u64 u128 i8 i16 usize isize;
    i64: u8 u16 u32 u64 u128 i8 i16 i32 usize isize;
    i128: u8 u16 u32 u64 u128 i8 i16 i32 i64 usize isize;
    isize: u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize;
}
