//! Conversions between numbers.

use super::{ParseIntError, TryFromIntError};
use crate::str::FromStr;

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

impl From<bool> for f32 {
    fn from(small: bool) -> f32 { small as u8 as f32 }
}
impl From<bool> for f64 {
    fn from(small: bool) -> f64 { small as u8 as f64 }
}
macro_rules! try_bool_impl {
    ($($t:ident)*) => { $(
        impl TryFrom<$t> for bool {
            type Error = TryFromIntError;
            fn try_from(i: $t) -> Result<bool, TryFromIntError> {
                match i {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(TryFromIntError(())),
                }
            }
        }
    )* };
}
try_bool_impl! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

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
