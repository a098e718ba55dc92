//! Methods of the numbers.

use crate::convert::Infallible;
use crate::fmt;
use crate::str::FromStr;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError {
    kind: IntErrorKind,
}
#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}
impl ParseIntError {
    pub const fn kind(&self) -> &IntErrorKind {
        &self.kind
    }
}
impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}
impl crate::error::Error for ParseIntError {}

#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(());
impl fmt::Display for TryFromIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("out of range integral type conversion attempted")
    }
}
impl crate::error::Error for TryFromIntError {}
impl From<Infallible> for TryFromIntError {
    fn from(x: Infallible) -> TryFromIntError {
        match x {}
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}
#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}
impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}
impl crate::error::Error for ParseFloatError {}

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}

/// Parses digits of `radix` into the range `min..=max`. What went wrong is told by `parse_int_status`:
/// 0 nothing, 1 empty, 2 invalid digit, 3 too large, 4 too small.
#[native = "parse_int"]
fn parse_int(s: &str, radix: u32, min: i128, max: u128) -> i128;
#[native = "parse_int_status"]
fn parse_int_status(s: &str, radix: u32, min: i128, max: u128) -> u32;
/// Whether `s` is a float literal as `from_str` takes them.
#[native = "parse_float_ok"]
fn parse_float_ok(s: &str) -> bool;
#[native = "parse_f64"]
fn parse_f64(s: &str) -> f64;
#[native = "parse_f32"]
fn parse_f32(s: &str) -> f32;

#[native = "int_wrapping_add"]
const fn wrapping_add<T>(a: T, b: T) -> T;
#[native = "int_wrapping_sub"]
const fn wrapping_sub<T>(a: T, b: T) -> T;
#[native = "int_wrapping_mul"]
const fn wrapping_mul<T>(a: T, b: T) -> T;
#[native = "int_add_overflows"]
const fn add_overflows<T>(a: T, b: T) -> bool;
#[native = "int_sub_overflows"]
const fn sub_overflows<T>(a: T, b: T) -> bool;
#[native = "int_mul_overflows"]
const fn mul_overflows<T>(a: T, b: T) -> bool;
#[native = "int_wrapping_shl"]
const fn wrapping_shl<T>(a: T, b: u32) -> T;
#[native = "int_wrapping_shr"]
const fn wrapping_shr<T>(a: T, b: u32) -> T;
#[native = "int_count_ones"]
const fn count_ones<T>(a: T) -> u32;
#[native = "int_leading_zeros"]
const fn leading_zeros<T>(a: T) -> u32;
#[native = "int_trailing_zeros"]
const fn trailing_zeros<T>(a: T) -> u32;
#[native = "int_rotate_left"]
const fn rotate_left<T>(a: T, n: u32) -> T;
#[native = "int_swap_bytes"]
const fn swap_bytes<T>(a: T) -> T;
#[native = "int_reverse_bits"]
const fn reverse_bits<T>(a: T) -> T;
/// `a` to the `exp`, wrapped.
#[native = "int_wrapping_pow"]
const fn wrapping_pow<T>(a: T, exp: u32) -> T;
#[native = "int_pow_overflows"]
const fn pow_overflows<T>(a: T, exp: u32) -> bool;
#[native = "int_isqrt"]
const fn isqrt<T>(a: T) -> T;
#[native = "int_to_le_bytes"]
const fn to_le_bytes<T, const N: usize>(a: T) -> [u8; N];
#[native = "int_from_le_bytes"]
const fn from_le_bytes<T, const N: usize>(b: [u8; N]) -> T;
/// Floor of the logarithm of a positive number.
#[native = "int_ilog"]
const fn ilog<T>(a: T, base: T) -> u32;

macro_rules! int_common {
    ($t:ident $bits:literal $bytes:literal) => {
        pub const MIN: $t = min_of::<$t>();
        pub const MAX: $t = max_of::<$t>();
        pub const BITS: u32 = $bits;
        pub const fn min_value() -> $t { $t::MIN }
        pub const fn max_value() -> $t { $t::MAX }
        pub const fn from_str_radix(src: &str, radix: u32) -> Result<$t, ParseIntError> {
            let value = parse_int(src, radix, $t::MIN as i128, $t::MAX as u128);
            match parse_int_status(src, radix, $t::MIN as i128, $t::MAX as u128) {
                0 => Ok(value as $t),
                1 => Err(ParseIntError { kind: IntErrorKind::Empty }),
                2 => Err(ParseIntError { kind: IntErrorKind::InvalidDigit }),
                3 => Err(ParseIntError { kind: IntErrorKind::PosOverflow }),
                _ => Err(ParseIntError { kind: IntErrorKind::NegOverflow }),
            }
        }
        pub const fn count_ones(self) -> u32 { count_ones(self) }
        pub const fn count_zeros(self) -> u32 { $bits - count_ones(self) }
        pub const fn leading_zeros(self) -> u32 { leading_zeros(self) }
        pub const fn trailing_zeros(self) -> u32 { trailing_zeros(self) }
        pub const fn leading_ones(self) -> u32 { leading_zeros(!self) }
        pub const fn trailing_ones(self) -> u32 { trailing_zeros(!self) }
        pub const fn rotate_left(self, n: u32) -> $t { rotate_left(self, n % $bits) }
        pub const fn rotate_right(self, n: u32) -> $t { rotate_left(self, ($bits - n % $bits) % $bits) }
        pub const fn swap_bytes(self) -> $t { swap_bytes(self) }
        pub const fn reverse_bits(self) -> $t { reverse_bits(self) }
        pub const fn to_be(self) -> $t { swap_bytes(self) }
        pub const fn to_le(self) -> $t { self }
        pub const fn from_be(x: $t) -> $t { swap_bytes(x) }
        pub const fn from_le(x: $t) -> $t { x }
        pub const fn to_le_bytes(self) -> [u8; $bytes] { to_le_bytes(self) }
        pub const fn to_be_bytes(self) -> [u8; $bytes] { to_le_bytes(swap_bytes(self)) }
        pub const fn to_ne_bytes(self) -> [u8; $bytes] { to_le_bytes(self) }
        pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $t { from_le_bytes(bytes) }
        pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $t { swap_bytes(from_le_bytes(bytes)) }
        pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $t { from_le_bytes(bytes) }
        pub const fn checked_add(self, rhs: $t) -> Option<$t> {
            if add_overflows(self, rhs) { None } else { Some(wrapping_add(self, rhs)) }
        }
        pub const fn checked_sub(self, rhs: $t) -> Option<$t> {
            if sub_overflows(self, rhs) { None } else { Some(wrapping_sub(self, rhs)) }
        }
        pub const fn checked_mul(self, rhs: $t) -> Option<$t> {
            if mul_overflows(self, rhs) { None } else { Some(wrapping_mul(self, rhs)) }
        }
        pub const fn checked_shl(self, rhs: u32) -> Option<$t> {
            if rhs < $bits { Some(wrapping_shl(self, rhs)) } else { None }
        }
        pub const fn checked_shr(self, rhs: u32) -> Option<$t> {
            if rhs < $bits { Some(wrapping_shr(self, rhs)) } else { None }
        }
        pub const fn checked_pow(self, exp: u32) -> Option<$t> {
            if pow_overflows(self, exp) { None } else { Some(wrapping_pow(self, exp)) }
        }
        pub const fn wrapping_add(self, rhs: $t) -> $t { wrapping_add(self, rhs) }
        pub const fn wrapping_sub(self, rhs: $t) -> $t { wrapping_sub(self, rhs) }
        pub const fn wrapping_mul(self, rhs: $t) -> $t { wrapping_mul(self, rhs) }
        pub const fn wrapping_shl(self, rhs: u32) -> $t { wrapping_shl(self, rhs % $bits) }
        pub const fn wrapping_shr(self, rhs: u32) -> $t { wrapping_shr(self, rhs % $bits) }
        pub const fn wrapping_pow(self, exp: u32) -> $t { wrapping_pow(self, exp) }
        pub const fn overflowing_add(self, rhs: $t) -> ($t, bool) { (wrapping_add(self, rhs), add_overflows(self, rhs)) }
        pub const fn overflowing_sub(self, rhs: $t) -> ($t, bool) { (wrapping_sub(self, rhs), sub_overflows(self, rhs)) }
        pub const fn overflowing_mul(self, rhs: $t) -> ($t, bool) { (wrapping_mul(self, rhs), mul_overflows(self, rhs)) }
        pub const fn overflowing_pow(self, exp: u32) -> ($t, bool) { (wrapping_pow(self, exp), pow_overflows(self, exp)) }
        pub const unsafe fn unchecked_add(self, rhs: $t) -> $t {
            let holds = !add_overflows(self, rhs);
            crate::hint::precondition(holds, concat!(stringify!($t), "::unchecked_add cannot overflow"));
            wrapping_add(self, rhs)
        }
        pub const unsafe fn unchecked_sub(self, rhs: $t) -> $t {
            let holds = !sub_overflows(self, rhs);
            crate::hint::precondition(holds, concat!(stringify!($t), "::unchecked_sub cannot overflow"));
            wrapping_sub(self, rhs)
        }
        pub const unsafe fn unchecked_mul(self, rhs: $t) -> $t {
            let holds = !mul_overflows(self, rhs);
            crate::hint::precondition(holds, concat!(stringify!($t), "::unchecked_mul cannot overflow"));
            wrapping_mul(self, rhs)
        }
        #[track_caller]
        pub const fn pow(self, exp: u32) -> $t {
            if pow_overflows(self, exp) {
                crate::panicking::panic("attempt to multiply with overflow");
            }
            wrapping_pow(self, exp)
        }
        #[track_caller]
        pub const fn ilog2(self) -> u32 {
            if self <= 0 {
                crate::panicking::panic("argument of integer logarithm must be positive");
            }
            ilog(self, 2)
        }
        #[track_caller]
        pub const fn ilog10(self) -> u32 {
            if self <= 0 {
                crate::panicking::panic("argument of integer logarithm must be positive");
            }
            ilog(self, 10)
        }
        #[track_caller]
        pub const fn ilog(self, base: $t) -> u32 {
            if self <= 0 {
                crate::panicking::panic("argument of integer logarithm must be positive");
            }
            ilog(self, base)
        }
        pub const fn midpoint(self, rhs: $t) -> $t { ((self as i128 + rhs as i128) / 2) as $t }
        pub const fn checked_ilog2(self) -> Option<u32> { if self <= 0 { None } else { Some(ilog(self, 2)) } }
        pub const fn checked_ilog10(self) -> Option<u32> { if self <= 0 { None } else { Some(ilog(self, 10)) } }
        pub const fn checked_ilog(self, base: $t) -> Option<u32> {
            if self <= 0 || base <= 1 { None } else { Some(ilog(self, base)) }
        }
        pub const fn overflowing_shl(self, rhs: u32) -> ($t, bool) { (self.wrapping_shl(rhs), rhs >= $bits) }
        pub const fn overflowing_shr(self, rhs: u32) -> ($t, bool) { (self.wrapping_shr(rhs), rhs >= $bits) }
        pub const fn unbounded_shl(self, rhs: u32) -> $t { if rhs < $bits { wrapping_shl(self, rhs) } else { 0 } }
        #[track_caller]
        pub const fn strict_add(self, rhs: $t) -> $t {
            if add_overflows(self, rhs) {
                crate::panicking::panic("attempt to add with overflow");
            }
            wrapping_add(self, rhs)
        }
        #[track_caller]
        pub const fn strict_sub(self, rhs: $t) -> $t {
            if sub_overflows(self, rhs) {
                crate::panicking::panic("attempt to subtract with overflow");
            }
            wrapping_sub(self, rhs)
        }
        #[track_caller]
        pub const fn strict_mul(self, rhs: $t) -> $t {
            if mul_overflows(self, rhs) {
                crate::panicking::panic("attempt to multiply with overflow");
            }
            wrapping_mul(self, rhs)
        }
        #[track_caller]
        pub const fn strict_pow(self, exp: u32) -> $t { self.pow(exp) }
    };
}

#[native = "int_min"]
const fn min_of<T>() -> T;
#[native = "int_max"]
const fn max_of<T>() -> T;

macro_rules! unsigned_impl {
    ($($t:ident $signed:ident $bits:literal $bytes:literal;)*) => { $(
        impl $t {
            int_common! { $t $bits $bytes }
            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 { None } else { Some(self / rhs) }
            }
            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 { None } else { Some(self % rhs) }
            }
            pub const fn checked_neg(self) -> Option<$t> {
                if self == 0 { Some(0) } else { None }
            }
            pub const fn checked_add_signed(self, rhs: $signed) -> Option<$t> {
                if rhs >= 0 { self.checked_add(rhs as $t) } else { self.checked_sub(rhs.unsigned_abs()) }
            }
            pub const fn saturating_add_signed(self, rhs: $signed) -> $t {
                if rhs >= 0 { self.saturating_add(rhs as $t) } else { self.saturating_sub(rhs.unsigned_abs()) }
            }
            pub const fn wrapping_add_signed(self, rhs: $signed) -> $t { wrapping_add(self, rhs as $t) }
            pub const fn checked_next_power_of_two(self) -> Option<$t> {
                if self <= 1 {
                    return Some(1);
                }
                let shift = $bits - leading_zeros(self - 1);
                if shift == $bits { None } else { Some(wrapping_shl(1, shift)) }
            }
            #[track_caller]
            pub const fn next_power_of_two(self) -> $t {
                match self.checked_next_power_of_two() {
                    Some(n) => n,
                    None => crate::panicking::panic("attempt to add with overflow"),
                }
            }
            pub const fn is_power_of_two(self) -> bool { count_ones(self) == 1 }
            pub const fn saturating_add(self, rhs: $t) -> $t {
                if add_overflows(self, rhs) { $t::MAX } else { wrapping_add(self, rhs) }
            }
            pub const fn saturating_sub(self, rhs: $t) -> $t {
                if self < rhs { 0 } else { wrapping_sub(self, rhs) }
            }
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                if mul_overflows(self, rhs) { $t::MAX } else { wrapping_mul(self, rhs) }
            }
            pub const fn saturating_pow(self, exp: u32) -> $t {
                if pow_overflows(self, exp) { $t::MAX } else { wrapping_pow(self, exp) }
            }
            pub const fn wrapping_div(self, rhs: $t) -> $t { self / rhs }
            pub const fn wrapping_rem(self, rhs: $t) -> $t { self % rhs }
            pub const fn wrapping_neg(self) -> $t { wrapping_sub(0, self) }
            pub const fn overflowing_neg(self) -> ($t, bool) { (wrapping_sub(0, self), self != 0) }
            #[track_caller]
            pub const fn div_ceil(self, rhs: $t) -> $t {
                let d = self / rhs;
                if self % rhs > 0 { d + 1 } else { d }
            }
            pub const fn div_euclid(self, rhs: $t) -> $t { self / rhs }
            pub const fn rem_euclid(self, rhs: $t) -> $t { self % rhs }
            pub const fn abs_diff(self, other: $t) -> $t { if self < other { other - self } else { self - other } }
            pub const fn isqrt(self) -> $t { isqrt(self) }
            pub const fn is_multiple_of(self, rhs: $t) -> bool { if rhs == 0 { self == 0 } else { self % rhs == 0 } }
            #[track_caller]
            pub const fn next_multiple_of(self, rhs: $t) -> $t {
                match self % rhs {
                    0 => self,
                    r => self + (rhs - r),
                }
            }
            pub const fn cast_signed(self) -> $signed { self as $signed }
            pub const fn unbounded_shr(self, rhs: u32) -> $t { if rhs < $bits { wrapping_shr(self, rhs) } else { 0 } }
            pub const fn checked_sub_signed(self, rhs: $signed) -> Option<$t> {
                if rhs >= 0 { self.checked_sub(rhs as $t) } else { self.checked_add(rhs.unsigned_abs()) }
            }
            pub const fn saturating_sub_signed(self, rhs: $signed) -> $t {
                if rhs >= 0 { self.saturating_sub(rhs as $t) } else { self.saturating_add(rhs.unsigned_abs()) }
            }
            pub const fn wrapping_sub_signed(self, rhs: $signed) -> $t { wrapping_sub(self, rhs as $t) }
            pub const fn overflowing_add_signed(self, rhs: $signed) -> ($t, bool) {
                (wrapping_add(self, rhs as $t), self.checked_add_signed(rhs).is_none())
            }
            pub const fn checked_signed_diff(self, rhs: $t) -> Option<$signed> {
                let diff = wrapping_sub(self, rhs) as $signed;
                if (self >= rhs) == (diff >= 0) { Some(diff) } else { None }
            }
            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> { self.checked_div(rhs) }
            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> { self.checked_rem(rhs) }
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t { self / rhs }
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t { self % rhs }
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) { (self / rhs, false) }
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) { (self % rhs, false) }
            pub const fn saturating_div(self, rhs: $t) -> $t { self / rhs }
            pub const fn checked_next_multiple_of(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                match self % rhs {
                    0 => Some(self),
                    r => self.checked_add(rhs - r),
                }
            }
        }
    )* };
}
unsigned_impl! {
    u8 i8 8 1; u16 i16 16 2; u32 i32 32 4; u64 i64 64 8; u128 i128 128 16; usize isize 64 8;
}

macro_rules! signed_impl {
    ($($t:ident $unsigned:ident $bits:literal $bytes:literal;)*) => { $(
        impl $t {
            int_common! { $t $bits $bytes }
            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self / rhs) }
            }
            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self % rhs) }
            }
            pub const fn checked_neg(self) -> Option<$t> {
                if self == $t::MIN { None } else { Some(-self) }
            }
            pub const fn checked_abs(self) -> Option<$t> {
                if self == $t::MIN { None } else { Some(self.abs()) }
            }
            pub const fn saturating_add(self, rhs: $t) -> $t {
                if add_overflows(self, rhs) { if rhs > 0 { $t::MAX } else { $t::MIN } } else { wrapping_add(self, rhs) }
            }
            pub const fn saturating_sub(self, rhs: $t) -> $t {
                if sub_overflows(self, rhs) { if rhs < 0 { $t::MAX } else { $t::MIN } } else { wrapping_sub(self, rhs) }
            }
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                if mul_overflows(self, rhs) { if (self < 0) == (rhs < 0) { $t::MAX } else { $t::MIN } } else { wrapping_mul(self, rhs) }
            }
            pub const fn saturating_pow(self, exp: u32) -> $t {
                if pow_overflows(self, exp) { if self < 0 && exp % 2 == 1 { $t::MIN } else { $t::MAX } } else { wrapping_pow(self, exp) }
            }
            pub const fn saturating_neg(self) -> $t { if self == $t::MIN { $t::MAX } else { -self } }
            pub const fn saturating_abs(self) -> $t { if self == $t::MIN { $t::MAX } else { self.abs() } }
            pub const fn wrapping_div(self, rhs: $t) -> $t { if self == $t::MIN && rhs == -1 { self } else { self / rhs } }
            pub const fn wrapping_rem(self, rhs: $t) -> $t { if rhs == -1 { 0 } else { self % rhs } }
            pub const fn wrapping_neg(self) -> $t { wrapping_sub(0, self) }
            pub const fn wrapping_abs(self) -> $t { if self < 0 { wrapping_sub(0, self) } else { self } }
            pub const fn overflowing_neg(self) -> ($t, bool) { (wrapping_sub(0, self), self == $t::MIN) }
            pub const fn overflowing_abs(self) -> ($t, bool) { (self.wrapping_abs(), self == $t::MIN) }
            pub const fn unsigned_abs(self) -> $unsigned { self.wrapping_abs() as $unsigned }
            #[track_caller]
            pub const fn abs(self) -> $t { if self < 0 { -self } else { self } }
            pub const fn abs_diff(self, other: $t) -> $unsigned {
                if self < other { wrapping_sub(other as $unsigned, self as $unsigned) } else { wrapping_sub(self as $unsigned, other as $unsigned) }
            }
            pub const fn signum(self) -> $t { if self > 0 { 1 } else if self == 0 { 0 } else { -1 } }
            pub const fn is_positive(self) -> bool { self > 0 }
            pub const fn is_negative(self) -> bool { self < 0 }
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs < 0 { if rhs > 0 { q - 1 } else { q + 1 } } else { q }
            }
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }
            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self.rem_euclid(rhs)) }
            }
            pub const fn checked_add_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let sum = wrapping_add(self, rhs as $t);
                if sum < self || (rhs > 0 && sum == self) { None } else { Some(sum) }
            }
            #[track_caller]
            pub const fn isqrt(self) -> $t {
                if self < 0 {
                    crate::panicking::panic("argument of integer square root cannot be negative");
                }
                isqrt(self)
            }
            pub const fn cast_unsigned(self) -> $unsigned { self as $unsigned }
            pub const fn unbounded_shr(self, rhs: u32) -> $t {
                if rhs < $bits { wrapping_shr(self, rhs) } else if self < 0 { -1 } else { 0 }
            }
            pub const fn checked_sub_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let diff = wrapping_sub(self, rhs as $t);
                if diff > self || (rhs > 0 && diff == self) { None } else { Some(diff) }
            }
            pub const fn saturating_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(x) => x,
                    None => $t::MAX,
                }
            }
            pub const fn saturating_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(x) => x,
                    None => $t::MIN,
                }
            }
            pub const fn wrapping_add_unsigned(self, rhs: $unsigned) -> $t { wrapping_add(self, rhs as $t) }
            pub const fn wrapping_sub_unsigned(self, rhs: $unsigned) -> $t { wrapping_sub(self, rhs as $t) }
            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self.div_euclid(rhs)) }
            }
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t {
                if self == $t::MIN && rhs == -1 { self } else { self.div_euclid(rhs) }
            }
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t { if rhs == -1 { 0 } else { self.rem_euclid(rhs) } }
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) {
                if self == $t::MIN && rhs == -1 { (self, true) } else { (self / rhs, false) }
            }
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 { (0, self == $t::MIN) } else { (self % rhs, false) }
            }
            pub const fn saturating_div(self, rhs: $t) -> $t {
                if self == $t::MIN && rhs == -1 { $t::MAX } else { self / rhs }
            }
            pub const fn checked_isqrt(self) -> Option<$t> { if self < 0 { None } else { Some(isqrt(self)) } }
        }
    )* };
}
signed_impl! {
    i8 u8 8 1; i16 u16 16 2; i32 u32 32 4; i64 u64 64 8; i128 u128 128 16; isize usize 64 8;
}

impl u8 {
    pub const fn is_ascii(&self) -> bool { *self < 128 }
    pub const fn to_ascii_uppercase(&self) -> u8 { if *self >= 97 && *self <= 122 { *self - 32 } else { *self } }
    pub const fn to_ascii_lowercase(&self) -> u8 { if *self >= 65 && *self <= 90 { *self + 32 } else { *self } }
    pub const fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase(); }
    pub const fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase(); }
    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, b'A'..=b'Z' | b'a'..=b'z') }
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, b'A'..=b'Z') }
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, b'a'..=b'z') }
    pub const fn is_ascii_alphanumeric(&self) -> bool { matches!(*self, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') }
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, b'0'..=b'9') }
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f') }
    pub const fn is_ascii_punctuation(&self) -> bool { matches!(*self, b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~') }
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, b'!'..=b'~') }
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, b'\t' | b'\n' | 12 | b'\r' | b' ') }
    pub const fn is_ascii_control(&self) -> bool { *self < 32 || *self == 127 }
}

#[native = "f_unary"]
const fn f_unary<T>(x: T, op: &'static str) -> T;
#[native = "f_binary"]
const fn f_binary<T>(x: T, y: T, op: &'static str) -> T;
#[native = "f_to_bits"]
const fn f_to_bits<T, U>(x: T) -> U;
#[native = "f_from_bits"]
const fn f_from_bits<T, U>(x: U) -> T;
#[native = "f_powi"]
const fn f_powi<T>(x: T, n: i32) -> T;
#[native = "f_mul_add"]
const fn f_mul_add<T>(a: T, b: T, c: T) -> T;

macro_rules! float_impl {
    ($($t:ident $u:ident $i:ident $bits:literal $mantissa:literal $digits:literal $parse:ident
       $min:expr, $max:expr, $minpos:expr, $eps:expr;)*) => { $(
        impl $t {
            pub const RADIX: u32 = 2;
            pub const MANTISSA_DIGITS: u32 = $mantissa;
            pub const DIGITS: u32 = $digits;
            pub const EPSILON: $t = $eps;
            pub const MIN: $t = $min;
            pub const MIN_POSITIVE: $t = $minpos;
            pub const MAX: $t = $max;
            pub const NAN: $t = 0.0 / 0.0;
            pub const INFINITY: $t = 1.0 / 0.0;
            pub const NEG_INFINITY: $t = -1.0 / 0.0;
            pub const fn is_nan(self) -> bool { self != self }
            pub const fn is_infinite(self) -> bool { self == $t::INFINITY || self == $t::NEG_INFINITY }
            pub const fn is_finite(self) -> bool { self - self == 0.0 }
            pub const fn is_normal(self) -> bool { self.is_finite() && self.abs() >= $t::MIN_POSITIVE }
            pub const fn is_subnormal(self) -> bool { self != 0.0 && self.abs() < $t::MIN_POSITIVE }
            pub const fn classify(self) -> FpCategory {
                if self.is_nan() {
                    FpCategory::Nan
                } else if self.is_infinite() {
                    FpCategory::Infinite
                } else if self == 0.0 {
                    FpCategory::Zero
                } else if self.is_normal() {
                    FpCategory::Normal
                } else {
                    FpCategory::Subnormal
                }
            }
            pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }
            pub const fn is_sign_negative(self) -> bool { self.to_bits() >> ($bits - 1) == 1 }
            pub const fn recip(self) -> $t { 1.0 / self }
            pub const fn to_degrees(self) -> $t { self * (180.0 / crate::$t::consts::PI) }
            pub const fn to_radians(self) -> $t { self * (crate::$t::consts::PI / 180.0) }
            pub const fn max(self, other: $t) -> $t { if self.is_nan() || self < other { other } else { self } }
            pub const fn min(self, other: $t) -> $t { if self.is_nan() || self > other { other } else { self } }
            #[track_caller]
            pub const fn clamp(self, min: $t, max: $t) -> $t {
                if !(min <= max) {
                    panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}");
                }
                if self < min { min } else if self > max { max } else { self }
            }
            pub const fn to_bits(self) -> $u { f_to_bits(self) }
            pub const fn from_bits(v: $u) -> $t { f_from_bits(v) }
            pub const fn to_le_bytes(self) -> [u8; $bits / 8] { self.to_bits().to_le_bytes() }
            pub const fn to_be_bytes(self) -> [u8; $bits / 8] { self.to_bits().to_be_bytes() }
            pub const fn from_le_bytes(bytes: [u8; $bits / 8]) -> $t { $t::from_bits($u::from_le_bytes(bytes)) }
            pub const fn from_be_bytes(bytes: [u8; $bits / 8]) -> $t { $t::from_bits($u::from_be_bytes(bytes)) }
            pub fn total_cmp(&self, other: &$t) -> crate::cmp::Ordering {
                let mut left = self.to_bits() as $i;
                let mut right = other.to_bits() as $i;
                left ^= (((left >> ($bits - 1)) as $u) >> 1) as $i;
                right ^= (((right >> ($bits - 1)) as $u) >> 1) as $i;
                left.cmp(&right)
            }
            pub const fn floor(self) -> $t { f_unary(self, "floor") }
            pub const fn ceil(self) -> $t { f_unary(self, "ceil") }
            pub const fn round(self) -> $t { f_unary(self, "round") }
            pub const fn round_ties_even(self) -> $t { f_unary(self, "round_ties_even") }
            pub const fn trunc(self) -> $t { f_unary(self, "trunc") }
            pub const fn fract(self) -> $t { self - self.trunc() }
            pub const fn abs(self) -> $t { f_unary(self, "abs") }
            pub const fn signum(self) -> $t { if self.is_nan() { self } else { (1.0 as $t).copysign(self) } }
            pub const fn copysign(self, sign: $t) -> $t { f_binary(self, sign, "copysign") }
            pub const fn mul_add(self, a: $t, b: $t) -> $t { f_mul_add(self, a, b) }
            pub fn div_euclid(self, rhs: $t) -> $t {
                let q = (self / rhs).trunc();
                if self % rhs < 0.0 {
                    return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
                }
                q
            }
            pub fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0.0 { r + rhs.abs() } else { r }
            }
            pub fn powi(self, n: i32) -> $t { f_powi(self, n) }
            pub fn powf(self, n: $t) -> $t { f_binary(self, n, "pow") }
            #[native = "f_sqrt"]
            pub fn sqrt(self) -> $t;
            pub fn exp(self) -> $t { f_unary(self, "exp") }
            pub fn exp2(self) -> $t { f_unary(self, "exp2") }
            pub fn exp_m1(self) -> $t { f_unary(self, "expm1") }
            pub fn ln(self) -> $t { f_unary(self, "log") }
            pub fn log(self, base: $t) -> $t { self.ln() / base.ln() }
            pub fn log2(self) -> $t { f_unary(self, "log2") }
            pub fn log10(self) -> $t { f_unary(self, "log10") }
            pub fn ln_1p(self) -> $t { f_unary(self, "log1p") }
            pub fn cbrt(self) -> $t { f_unary(self, "cbrt") }
            pub fn hypot(self, other: $t) -> $t { f_binary(self, other, "hypot") }
            pub fn sin(self) -> $t { f_unary(self, "sin") }
            pub fn cos(self) -> $t { f_unary(self, "cos") }
            pub fn tan(self) -> $t { f_unary(self, "tan") }
            pub fn asin(self) -> $t { f_unary(self, "asin") }
            pub fn acos(self) -> $t { f_unary(self, "acos") }
            pub fn atan(self) -> $t { f_unary(self, "atan") }
            pub fn atan2(self, other: $t) -> $t { f_binary(self, other, "atan2") }
            pub fn sin_cos(self) -> ($t, $t) { (self.sin(), self.cos()) }
            pub fn sinh(self) -> $t { f_unary(self, "sinh") }
            pub fn cosh(self) -> $t { f_unary(self, "cosh") }
            pub fn tanh(self) -> $t { f_unary(self, "tanh") }
            pub fn asinh(self) -> $t { f_unary(self, "asinh") }
            pub fn acosh(self) -> $t { f_unary(self, "acosh") }
            pub fn atanh(self) -> $t { f_unary(self, "atanh") }
        }
        impl FromStr for $t {
            type Err = ParseFloatError;
            fn from_str(src: &str) -> Result<$t, ParseFloatError> {
                if src.is_empty() {
                    Err(ParseFloatError { kind: FloatErrorKind::Empty })
                } else if parse_float_ok(src) {
                    Ok($parse(src))
                } else {
                    Err(ParseFloatError { kind: FloatErrorKind::Invalid })
                }
            }
        }
    )* };
}
float_impl! {
    f32 u32 i32 32 24 6 parse_f32 -3.40282347e+38, 3.40282347e+38, 1.17549435e-38, 1.19209290e-07;
    f64 u64 i64 64 53 15 parse_f64 -1.7976931348623157e+308, 1.7976931348623157e+308, 2.2250738585072014e-308, 2.2204460492503131e-16;
}

macro_rules! from_str_impl {
    ($($t:ident)*) => { $(
        impl FromStr for $t {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<$t, ParseIntError> { $t::from_str_radix(src, 10) }
        }
    )* };
}
from_str_impl! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! from_impl {
    ($($small:ident: $($large:ident)*;)*) => { $( $(
        impl From<$small> for $large {
            #[inline(always)]
            fn from(small: $small) -> $large { small as $large }
        }
    )* )* };
}
from_impl! {
    bool: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    u8: u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64 char;
    u16: u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32: u64 u128 i64 i128 f64;
    u64: u128 i128;
    i8: i16 i32 i64 i128 isize f32 f64;
    i16: i32 i64 i128 isize f32 f64;
    i32: i64 i128 f64;
    i64: i128;
    f32: f64;
    char: u32 u64 u128;
}

#[native = "int_fits"]
const fn fits<Src, Dst>(x: Src) -> bool;

macro_rules! try_from_impl {
    ($($src:ident: $($dst:ident)*;)*) => { $( $(
        impl TryFrom<$src> for $dst {
            type Error = TryFromIntError;
            fn try_from(u: $src) -> Result<$dst, TryFromIntError> {
                if fits::<$src, $dst>(u) { Ok(u as $dst) } else { Err(TryFromIntError(())) }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(transparent)]
pub struct Wrapping<T>(pub T);
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(transparent)]
pub struct Saturating<T>(pub T);

macro_rules! wrapping_impl {
    ($($t:ident)*) => { $(
        impl crate::ops::Add for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn add(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_add(other.0)) }
        }
        impl crate::ops::Sub for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn sub(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_sub(other.0)) }
        }
        impl crate::ops::Mul for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn mul(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_mul(other.0)) }
        }
        impl fmt::Display for Wrapping<$t> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
        }
    )* };
}
wrapping_impl! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
