//! Methods of the integers.

use super::{IntErrorKind, ParseIntError};

/// Parses digits of `radix` into the range `min..=max`. What went wrong is told by `parse_int_status`:
/// 0 nothing, 1 empty, 2 invalid digit, 3 too large, 4 too small.
#[native = "parse_int"]
fn parse_int(s: &str, radix: u32, min: i128, max: u128) -> i128;
#[native = "parse_int_status"]
fn parse_int_status(s: &str, radix: u32, min: i128, max: u128) -> u32;

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
/// The low and the high half of `a * b + c + d`, unsigned.
#[native = "int_mul_add_low"]
fn mul_add_low<T>(a: T, b: T, c: T, d: T) -> T;
#[native = "int_mul_add_high"]
fn mul_add_high<T>(a: T, b: T, c: T, d: T) -> T;
/// Floor of the logarithm of a positive number.
#[native = "int_ilog"]
const fn ilog<T>(a: T, base: T) -> u32;
#[native = "int_min"]
const fn min_of<T>() -> T;
#[native = "int_max"]
const fn max_of<T>() -> T;

macro_rules! int_common {
    ($t:ident $bits:literal $bytes:literal) => {
        pub const MIN: $t = min_of::<$t>();
        pub const MAX: $t = max_of::<$t>();
        pub const BITS: u32 = $bits;
        pub const fn min_value() -> $t { $t::MIN }
        pub const fn max_value() -> $t { $t::MAX }
        pub const fn from_str_radix(src: &str, radix: u32) -> Result<$t, ParseIntError> {
            if radix < 2 || radix > 36 {
                panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {radix}");
            }
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
            if base < 2 {
                crate::panicking::panic("base of integer logarithm must be at least 2");
            }
            if self <= 0 {
                crate::panicking::panic("argument of integer logarithm must be positive");
            }
            ilog(self, base)
        }
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
        #[track_caller]
        pub const fn strict_shl(self, rhs: u32) -> $t {
            if rhs >= $bits {
                crate::panicking::panic("attempt to shift left with overflow");
            }
            wrapping_shl(self, rhs)
        }
        #[track_caller]
        pub const fn strict_shr(self, rhs: u32) -> $t {
            if rhs >= $bits {
                crate::panicking::panic("attempt to shift right with overflow");
            }
            wrapping_shr(self, rhs)
        }
        pub const unsafe fn unchecked_shl(self, rhs: u32) -> $t {
            crate::hint::precondition(rhs < $bits, concat!(stringify!($t), "::unchecked_shl cannot overflow"));
            wrapping_shl(self, rhs)
        }
        pub const unsafe fn unchecked_shr(self, rhs: u32) -> $t {
            crate::hint::precondition(rhs < $bits, concat!(stringify!($t), "::unchecked_shr cannot overflow"));
            wrapping_shr(self, rhs)
        }
    };
}

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
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t { self / rhs }
            #[track_caller]
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
            pub const fn midpoint(self, rhs: $t) -> $t { (self & rhs) + ((self ^ rhs) >> 1) }
            #[track_caller]
            pub const fn strict_div(self, rhs: $t) -> $t { self / rhs }
            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $t) -> $t { self / rhs }
            #[track_caller]
            pub const fn strict_rem(self, rhs: $t) -> $t { self % rhs }
            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $t) -> $t { self % rhs }
            #[track_caller]
            pub const fn strict_neg(self) -> $t {
                if self != 0 {
                    crate::panicking::panic("attempt to negate with overflow");
                }
                0
            }
            #[track_caller]
            pub const fn strict_add_signed(self, rhs: $signed) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(sum) => sum,
                    None => crate::panicking::panic("attempt to add with overflow"),
                }
            }
            #[track_caller]
            pub const fn strict_sub_signed(self, rhs: $signed) -> $t {
                match self.checked_sub_signed(rhs) {
                    Some(difference) => difference,
                    None => crate::panicking::panic("attempt to subtract with overflow"),
                }
            }
            pub fn carrying_add(self, rhs: $t, carry: bool) -> ($t, bool) {
                let (sum, first) = self.overflowing_add(rhs);
                let (sum, second) = sum.overflowing_add(carry as $t);
                (sum, first | second)
            }
            pub fn borrowing_sub(self, rhs: $t, borrow: bool) -> ($t, bool) {
                let (difference, first) = self.overflowing_sub(rhs);
                let (difference, second) = difference.overflowing_sub(borrow as $t);
                (difference, first | second)
            }
            pub fn carrying_mul(self, rhs: $t, carry: $t) -> ($t, $t) { self.carrying_mul_add(rhs, carry, 0) }
            pub fn carrying_mul_add(self, rhs: $t, carry: $t, add: $t) -> ($t, $t) {
                (mul_add_low(self, rhs, carry, add), mul_add_high(self, rhs, carry, add))
            }
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
            pub const fn overflowing_sub_signed(self, rhs: $signed) -> ($t, bool) {
                (wrapping_sub(self, rhs as $t), self.checked_sub_signed(rhs).is_none())
            }
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) { (self / rhs, false) }
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) { (self % rhs, false) }
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
            // The mean, rounded towards zero.
            pub const fn midpoint(self, rhs: $t) -> $t {
                let floor = (self & rhs) + ((self ^ rhs) >> 1);
                if floor < 0 && (self ^ rhs) & 1 == 1 { floor + 1 } else { floor }
            }
            #[track_caller]
            pub const fn strict_div(self, rhs: $t) -> $t { self / rhs }
            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $t) -> $t { self.div_euclid(rhs) }
            #[track_caller]
            pub const fn strict_rem(self, rhs: $t) -> $t { self % rhs }
            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $t) -> $t { self.rem_euclid(rhs) }
            #[track_caller]
            pub const fn strict_neg(self) -> $t { -self }
            #[track_caller]
            pub const fn strict_abs(self) -> $t { if self < 0 { -self } else { self } }
            #[track_caller]
            pub const fn strict_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(sum) => sum,
                    None => crate::panicking::panic("attempt to add with overflow"),
                }
            }
            #[track_caller]
            pub const fn strict_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(difference) => difference,
                    None => crate::panicking::panic("attempt to subtract with overflow"),
                }
            }
            pub const unsafe fn unchecked_neg(self) -> $t {
                crate::hint::precondition(self != $t::MIN, concat!(stringify!($t), "::unchecked_neg cannot overflow"));
                wrapping_sub(0, self)
            }
            pub const fn overflowing_add_unsigned(self, rhs: $unsigned) -> ($t, bool) {
                (wrapping_add(self, rhs as $t), self.checked_add_unsigned(rhs).is_none())
            }
            pub const fn overflowing_sub_unsigned(self, rhs: $unsigned) -> ($t, bool) {
                (wrapping_sub(self, rhs as $t), self.checked_sub_unsigned(rhs).is_none())
            }
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) {
                if self == $t::MIN && rhs == -1 { (self, true) } else { (self.div_euclid(rhs), false) }
            }
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 { (0, self == $t::MIN) } else { (self.rem_euclid(rhs), false) }
            }
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
    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault { crate::ascii::escape_default(self) }
}
