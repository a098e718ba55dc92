//! Integers whose operators wrap or saturate.

use crate::fmt;
use crate::iter::{Product, Sum};
use crate::ops::{Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign};
use crate::ops::{Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, RemAssign, Shl, ShlAssign, Shr, ShrAssign};
use crate::ops::{Sub, SubAssign};

use super::generic::{Integer, Signed, Unsigned};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(transparent)]
pub struct Wrapping<T>(pub T);
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(transparent)]
pub struct Saturating<T>(pub T);

macro_rules! show_impl {
    ($Type:ident: $($Trait:ident)*) => { $(
        impl<T: fmt::$Trait> fmt::$Trait for $Type<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )* };
}
show_impl! { Wrapping: Debug Display Binary Octal LowerHex UpperHex }
show_impl! { Saturating: Debug Display Binary Octal LowerHex UpperHex }

macro_rules! operator_impl {
    ($($Type:ident: $Trait:ident $method:ident $Assign:ident $assign:ident $a:ident $b:ident $value:expr;)*) => { $(
        impl<T: Integer> $Trait for $Type<T> {
            type Output = $Type<T>;
            #[track_caller]
            fn $method(self, other: $Type<T>) -> $Type<T> {
                let ($a, $b) = (self.0, other.0);
                $Type($value)
            }
        }
        impl<'a, T: Integer> $Trait<&'a $Type<T>> for $Type<T> {
            type Output = $Type<T>;
            #[track_caller]
            fn $method(self, other: &'a $Type<T>) -> $Type<T> { self.$method(*other) }
        }
        impl<'a, T: Integer> $Trait<$Type<T>> for &'a $Type<T> {
            type Output = $Type<T>;
            #[track_caller]
            fn $method(self, other: $Type<T>) -> $Type<T> { (*self).$method(other) }
        }
        impl<'a, 'b, T: Integer> $Trait<&'a $Type<T>> for &'b $Type<T> {
            type Output = $Type<T>;
            #[track_caller]
            fn $method(self, other: &'a $Type<T>) -> $Type<T> { (*self).$method(*other) }
        }
        impl<T: Integer> $Assign for $Type<T> {
            #[track_caller]
            fn $assign(&mut self, other: $Type<T>) { *self = (*self).$method(other) }
        }
        impl<'a, T: Integer> $Assign<&'a $Type<T>> for $Type<T> {
            #[track_caller]
            fn $assign(&mut self, other: &'a $Type<T>) { *self = (*self).$method(*other) }
        }
        impl<T: Integer> $Assign<T> for $Type<T> {
            #[track_caller]
            fn $assign(&mut self, other: T) { *self = (*self).$method($Type(other)) }
        }
    )* };
}
operator_impl! {
    Wrapping: Add add AddAssign add_assign a b a.wrapping_add(b);
    Wrapping: Sub sub SubAssign sub_assign a b a.wrapping_sub(b);
    Wrapping: Mul mul MulAssign mul_assign a b a.wrapping_mul(b);
    Wrapping: Div div DivAssign div_assign a b a.wrapping_div(b);
    Wrapping: Rem rem RemAssign rem_assign a b a.wrapping_rem(b);
    Wrapping: BitAnd bitand BitAndAssign bitand_assign a b a & b;
    Wrapping: BitOr bitor BitOrAssign bitor_assign a b a | b;
    Wrapping: BitXor bitxor BitXorAssign bitxor_assign a b a ^ b;
    Saturating: Add add AddAssign add_assign a b a.saturating_add(b);
    Saturating: Sub sub SubAssign sub_assign a b a.saturating_sub(b);
    Saturating: Mul mul MulAssign mul_assign a b a.saturating_mul(b);
    Saturating: Div div DivAssign div_assign a b a.saturating_div(b);
    Saturating: Rem rem RemAssign rem_assign a b a.wrapping_rem(b);
    Saturating: BitAnd bitand BitAndAssign bitand_assign a b a & b;
    Saturating: BitOr bitor BitOrAssign bitor_assign a b a | b;
    Saturating: BitXor bitxor BitXorAssign bitxor_assign a b a ^ b;
}

impl<T: Integer> Not for Wrapping<T> {
    type Output = Wrapping<T>;
    fn not(self) -> Wrapping<T> { Wrapping(!self.0) }
}
impl<T: Integer> Not for Saturating<T> {
    type Output = Saturating<T>;
    fn not(self) -> Saturating<T> { Saturating(!self.0) }
}
impl<T: Integer> Neg for Wrapping<T> {
    type Output = Wrapping<T>;
    fn neg(self) -> Wrapping<T> { Wrapping(T::ZERO.wrapping_sub(self.0)) }
}
impl<T: Signed> Neg for Saturating<T> {
    type Output = Saturating<T>;
    fn neg(self) -> Saturating<T> { Saturating(T::ZERO.saturating_sub(self.0)) }
}
impl<T: Integer> Shl<usize> for Wrapping<T> {
    type Output = Wrapping<T>;
    fn shl(self, other: usize) -> Wrapping<T> { Wrapping(self.0 << other % T::BITS as usize) }
}
impl<T: Integer> Shr<usize> for Wrapping<T> {
    type Output = Wrapping<T>;
    fn shr(self, other: usize) -> Wrapping<T> { Wrapping(self.0 >> other % T::BITS as usize) }
}
impl<T: Integer> ShlAssign<usize> for Wrapping<T> {
    fn shl_assign(&mut self, other: usize) { *self = *self << other }
}
impl<T: Integer> ShrAssign<usize> for Wrapping<T> {
    fn shr_assign(&mut self, other: usize) { *self = *self >> other }
}
impl<T: Integer> Sum for Wrapping<T> {
    fn sum<I: Iterator<Item = Wrapping<T>>>(iter: I) -> Wrapping<T> { iter.fold(Wrapping(T::ZERO), |a, b| a + b) }
}
impl<'a, T: Integer> Sum<&'a Wrapping<T>> for Wrapping<T> {
    fn sum<I: Iterator<Item = &'a Wrapping<T>>>(iter: I) -> Wrapping<T> { iter.fold(Wrapping(T::ZERO), |a, b| a + *b) }
}
impl<T: Integer> Product for Wrapping<T> {
    fn product<I: Iterator<Item = Wrapping<T>>>(iter: I) -> Wrapping<T> { iter.fold(Wrapping(T::ONE), |a, b| a * b) }
}
impl<'a, T: Integer> Product<&'a Wrapping<T>> for Wrapping<T> {
    fn product<I: Iterator<Item = &'a Wrapping<T>>>(iter: I) -> Wrapping<T> { iter.fold(Wrapping(T::ONE), |a, b| a * *b) }
}

impl<T: Integer> Wrapping<T> {
    pub const fn reverse_bits(self) -> Self { Wrapping(self.0.reverse_bits()) }
}
impl<T: Integer> Saturating<T> {
    pub const MIN: Self = Saturating(T::MIN);
    pub const MAX: Self = Saturating(T::MAX);
    pub const BITS: u32 = T::BITS;
    pub const fn count_ones(self) -> u32 { self.0.count_ones() }
    pub const fn count_zeros(self) -> u32 { T::BITS - self.0.count_ones() }
    pub const fn leading_zeros(self) -> u32 { self.0.leading_zeros() }
    pub const fn trailing_zeros(self) -> u32 { self.0.trailing_zeros() }
    pub const fn rotate_left(self, n: u32) -> Self { Saturating(self.0.rotate_left(n)) }
    pub const fn rotate_right(self, n: u32) -> Self { Saturating(self.0.rotate_right(n)) }
    pub const fn swap_bytes(self) -> Self { Saturating(self.0.swap_bytes()) }
    pub const fn reverse_bits(self) -> Self { Saturating(self.0.reverse_bits()) }
    pub const fn from_be(x: Self) -> Self { x.swap_bytes() }
    pub const fn from_le(x: Self) -> Self { x }
    pub const fn to_be(self) -> Self { self.swap_bytes() }
    pub const fn to_le(self) -> Self { self }
    pub const fn pow(self, exp: u32) -> Self { Saturating(self.0.saturating_pow(exp)) }
}
impl<T: Signed> Saturating<T> {
    pub const fn abs(self) -> Self { if self.0 < T::ZERO { -self } else { self } }
    pub const fn signum(self) -> Self {
        Saturating(if self.0 > T::ZERO { T::ONE } else if self.0 == T::ZERO { T::ZERO } else { T::ZERO.wrapping_sub(T::ONE) })
    }
    pub const fn is_positive(self) -> bool { self.0 > T::ZERO }
    pub const fn is_negative(self) -> bool { self.0 < T::ZERO }
}
impl<T: Unsigned> Saturating<T> {
    pub const fn is_power_of_two(self) -> bool { self.0.count_ones() == 1 }
}
