//! Methods of the floats.

use super::{FloatErrorKind, FpCategory, ParseFloatError};
use crate::str::FromStr;

/// Whether `s` is a float literal as `from_str` takes them.
#[native = "parse_float_ok"]
fn parse_float_ok(s: &str) -> bool;
#[native = "parse_f64"]
fn parse_f64(s: &str) -> f64;
#[native = "parse_f32"]
fn parse_f32(s: &str) -> f32;

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
#[native = "f_midpoint"]
const fn f_midpoint<T>(x: T, y: T) -> T;
#[native = "f_mul_add"]
const fn f_mul_add<T>(a: T, b: T, c: T) -> T;

macro_rules! float_impl {
    ($($t:ident $u:ident $i:ident $bits:literal $mantissa:literal $digits:literal $parse:ident
       $min:expr, $max:expr, $minpos:expr, $eps:expr,
       $min_exp:expr, $max_exp:expr, $min_10_exp:expr, $max_10_exp:expr;)*) => { $(
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
            pub const MIN_EXP: i32 = $min_exp;
            pub const MAX_EXP: i32 = $max_exp;
            pub const MIN_10_EXP: i32 = $min_10_exp;
            pub const MAX_10_EXP: i32 = $max_10_exp;
            pub const fn next_up(self) -> $t {
                let bits = self.to_bits();
                if self.is_nan() || bits == $t::INFINITY.to_bits() {
                    return self;
                }
                let magnitude = bits & ($u::MAX >> 1);
                $t::from_bits(if magnitude == 0 { 1 } else if bits == magnitude { bits + 1 } else { bits - 1 })
            }
            pub const fn next_down(self) -> $t { -(-self).next_up() }
            // The mean, without overflow on the way.
            pub const fn midpoint(self, other: $t) -> $t { f_midpoint(self, other) }
            pub unsafe fn to_int_unchecked<Int>(self) -> Int where $t: FloatToInt<Int> {
                unsafe { <$t as FloatToInt<Int>>::to_int_unchecked(self) }
            }
            pub fn abs_sub(self, other: $t) -> $t { if self.is_nan() || other.is_nan() { self + other } else if self > other { self - other } else { 0.0 } }
            pub const fn to_ne_bytes(self) -> [u8; $bits / 8] { self.to_bits().to_le_bytes() }
            pub const fn from_ne_bytes(bytes: [u8; $bits / 8]) -> $t { $t::from_bits($u::from_le_bytes(bytes)) }
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
    f32 u32 i32 32 24 6 parse_f32 -3.40282347e+38, 3.40282347e+38, 1.17549435e-38, 1.19209290e-07,
        -125, 128, -37, 38;
    f64 u64 i64 64 53 15 parse_f64 -1.7976931348623157e+308, 1.7976931348623157e+308, 2.2250738585072014e-308, 2.2204460492503131e-16,
        -1021, 1024, -307, 308;
}

/// What `to_int_unchecked` can give.
pub(crate) trait FloatToInt<Int>: Sized {
    unsafe fn to_int_unchecked(self) -> Int;
}
macro_rules! float_to_int_impl {
    ($($t:ident)*) => { $(
        impl FloatToInt<$t> for f32 {
            unsafe fn to_int_unchecked(self) -> $t { self as $t }
        }
        impl FloatToInt<$t> for f64 {
            unsafe fn to_int_unchecked(self) -> $t { self as $t }
        }
    )* };
}
float_to_int_impl! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
