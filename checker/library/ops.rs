//! Operators as traits.

use crate::marker::Tuple;

macro_rules! binary_trait {
    ($($Trait:ident $method:ident $lang:literal $Assign:ident $assign:ident $assign_lang:literal;)*) => { $(
        #[lang = $lang]
        pub trait $Trait<Rhs = Self> {
            type Output;
            fn $method(self, rhs: Rhs) -> Self::Output;
        }

        #[lang = $assign_lang]
        pub trait $Assign<Rhs = Self> {
            fn $assign(&mut self, rhs: Rhs);
        }
    )* };
}
binary_trait! {
    Add add "add" AddAssign add_assign "add_assign";
    Sub sub "sub" SubAssign sub_assign "sub_assign";
    Mul mul "mul" MulAssign mul_assign "mul_assign";
    Div div "div" DivAssign div_assign "div_assign";
    Rem rem "rem" RemAssign rem_assign "rem_assign";
    BitAnd bitand "bitand" BitAndAssign bitand_assign "bitand_assign";
    BitOr bitor "bitor" BitOrAssign bitor_assign "bitor_assign";
    BitXor bitxor "bitxor" BitXorAssign bitxor_assign "bitxor_assign";
    Shl shl "shl" ShlAssign shl_assign "shl_assign";
    Shr shr "shr" ShrAssign shr_assign "shr_assign";
}

#[lang = "neg"]
pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}

#[lang = "not"]
pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}

macro_rules! binary_impl {
    ($Trait:ident $method:ident $Assign:ident $assign:ident $op:tt $op_assign:tt; $($t:ty)*) => { $(
        impl $Trait for $t {
            type Output = $t;
            fn $method(self, other: $t) -> $t { self $op other }
        }
        impl<'a> $Trait<$t> for &'a $t {
            type Output = $t;
            fn $method(self, other: $t) -> $t { *self $op other }
        }
        impl<'a> $Trait<&'a $t> for $t {
            type Output = $t;
            fn $method(self, other: &'a $t) -> $t { self $op *other }
        }
        impl<'a, 'b> $Trait<&'a $t> for &'b $t {
            type Output = $t;
            fn $method(self, other: &'a $t) -> $t { *self $op *other }
        }
        impl $Assign for $t {
            fn $assign(&mut self, other: $t) { *self $op_assign other }
        }
        impl<'a> $Assign<&'a $t> for $t {
            fn $assign(&mut self, other: &'a $t) { *self $op_assign *other }
        }
    )* };
}
binary_impl! { Add add AddAssign add_assign + +=; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
binary_impl! { Sub sub SubAssign sub_assign - -=; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
binary_impl! { Mul mul MulAssign mul_assign * *=; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
binary_impl! { Div div DivAssign div_assign / /=; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
binary_impl! { Rem rem RemAssign rem_assign % %=; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
binary_impl! { BitAnd bitand BitAndAssign bitand_assign & &=; bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
binary_impl! { BitOr bitor BitOrAssign bitor_assign | |=; bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
binary_impl! { BitXor bitxor BitXorAssign bitxor_assign ^ ^=; bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! shift_impl {
    ($($t:ty: $($f:ty)*;)*) => { $( $(
        impl Shl<$f> for $t {
            type Output = $t;
            fn shl(self, other: $f) -> $t { self << other }
        }
        impl Shr<$f> for $t {
            type Output = $t;
            fn shr(self, other: $f) -> $t { self >> other }
        }
        impl ShlAssign<$f> for $t {
            fn shl_assign(&mut self, other: $f) { *self <<= other }
        }
        impl ShrAssign<$f> for $t {
            fn shr_assign(&mut self, other: $f) { *self >>= other }
        }
    )* )* };
}
shift_impl! {
    i8: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    i16: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    i32: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    i64: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    i128: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    isize: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    u8: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    u16: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    u32: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    u64: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    u128: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    usize: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
}

macro_rules! shift_by_reference_impl {
    ($($t:ty)*) => { $(
        impl<'a, F: Copy> Shl<&'a F> for $t where $t: Shl<F, Output = $t> {
            type Output = $t;
            fn shl(self, other: &'a F) -> $t { self << *other }
        }
        impl<'a, F: Copy> Shr<&'a F> for $t where $t: Shr<F, Output = $t> {
            type Output = $t;
            fn shr(self, other: &'a F) -> $t { self >> *other }
        }
        impl<'a, F> Shl<F> for &'a $t where $t: Shl<F, Output = $t> {
            type Output = $t;
            fn shl(self, other: F) -> $t { *self << other }
        }
        impl<'a, F> Shr<F> for &'a $t where $t: Shr<F, Output = $t> {
            type Output = $t;
            fn shr(self, other: F) -> $t { *self >> other }
        }
        impl<'a, F: Copy> ShlAssign<&'a F> for $t where $t: ShlAssign<F> {
            fn shl_assign(&mut self, other: &'a F) { *self <<= *other }
        }
        impl<'a, F: Copy> ShrAssign<&'a F> for $t where $t: ShrAssign<F> {
            fn shr_assign(&mut self, other: &'a F) { *self >>= *other }
        }
    )* };
}
shift_by_reference_impl! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! neg_impl {
    ($($t:ty)*) => { $(
        impl Neg for $t {
            type Output = $t;
            fn neg(self) -> $t { -self }
        }
        impl<'a> Neg for &'a $t {
            type Output = $t;
            fn neg(self) -> $t { -*self }
        }
    )* };
}
neg_impl! { i8 i16 i32 i64 i128 isize f32 f64 }

macro_rules! not_impl {
    ($($t:ty)*) => { $(
        impl Not for $t {
            type Output = $t;
            fn not(self) -> $t { !self }
        }
        impl<'a> Not for &'a $t {
            type Output = $t;
            fn not(self) -> $t { !*self }
        }
    )* };
}
not_impl! { bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

#[lang = "drop"]
pub trait Drop {
    fn drop(&mut self);
}

#[lang = "deref"]
pub trait Deref {
    #[lang = "deref_target"]
    type Target: ?Sized;
    fn deref(&self) -> &Self::Target;
}

#[lang = "deref_mut"]
pub trait DerefMut: Deref {
    fn deref_mut(&mut self) -> &mut Self::Target;
}

/// What `self` may be besides `Self`.
#[lang = "legacy_receiver"]
pub trait LegacyReceiver {}
impl<T: ?Sized> LegacyReceiver for &T {}
impl<T: ?Sized> LegacyReceiver for &mut T {}
impl<T: ?Sized> LegacyReceiver for crate::boxed::Box<T> {}
impl<T: ?Sized> LegacyReceiver for crate::rc::Rc<T> {}
impl<T: ?Sized> LegacyReceiver for crate::sync::Arc<T> {}
impl<P: LegacyReceiver> LegacyReceiver for crate::pin::Pin<P> {}

impl<T: ?Sized> Deref for &T {
    type Target = T;
    fn deref(&self) -> &T {
        *self
    }
}
impl<T: ?Sized> Deref for &mut T {
    type Target = T;
    fn deref(&self) -> &T {
        *self
    }
}
impl<T: ?Sized> DerefMut for &mut T {
    fn deref_mut(&mut self) -> &mut T {
        *self
    }
}

#[lang = "index"]
pub trait Index<Idx: ?Sized> {
    type Output: ?Sized;
    #[track_caller]
    fn index(&self, index: Idx) -> &Self::Output;
}

#[lang = "index_mut"]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    #[track_caller]
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}

#[lang = "fn_once"]
pub trait FnOnce<Args: Tuple> {
    #[lang = "fn_once_output"]
    type Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
}

#[lang = "fn_mut"]
pub trait FnMut<Args: Tuple>: FnOnce<Args> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
}

#[lang = "fn"]
pub trait Fn<Args: Tuple>: FnMut<Args> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output;
}

impl<A: Tuple, F: Fn<A> + ?Sized> Fn<A> for &F {
    extern "rust-call" fn call(&self, args: A) -> F::Output {
        (**self).call(args)
    }
}
impl<A: Tuple, F: Fn<A> + ?Sized> FnMut<A> for &F {
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output {
        (**self).call(args)
    }
}
impl<A: Tuple, F: Fn<A> + ?Sized> FnOnce<A> for &F {
    type Output = F::Output;
    extern "rust-call" fn call_once(self, args: A) -> F::Output {
        (*self).call(args)
    }
}
impl<A: Tuple, F: FnMut<A> + ?Sized> FnMut<A> for &mut F {
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}
impl<A: Tuple, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F {
    type Output = F::Output;
    extern "rust-call" fn call_once(self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}

#[lang = "coerce_unsized"]
pub trait CoerceUnsized<T: ?Sized> {}

#[lang = "ControlFlow"]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ControlFlow<B, C = ()> {
    Continue(C),
    Break(B),
}

impl<B, C> ControlFlow<B, C> {
    pub const fn is_break(&self) -> bool {
        matches!(*self, ControlFlow::Break(_))
    }
    pub const fn is_continue(&self) -> bool {
        matches!(*self, ControlFlow::Continue(_))
    }
    pub fn break_value(self) -> Option<B> {
        match self {
            ControlFlow::Continue(..) => None,
            ControlFlow::Break(x) => Some(x),
        }
    }
    pub fn continue_value(self) -> Option<C> {
        match self {
            ControlFlow::Continue(x) => Some(x),
            ControlFlow::Break(..) => None,
        }
    }
    pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C> {
        match self {
            ControlFlow::Continue(x) => ControlFlow::Continue(x),
            ControlFlow::Break(x) => ControlFlow::Break(f(x)),
        }
    }
    pub fn map_continue<T, F: FnOnce(C) -> T>(self, f: F) -> ControlFlow<B, T> {
        match self {
            ControlFlow::Continue(x) => ControlFlow::Continue(f(x)),
            ControlFlow::Break(x) => ControlFlow::Break(x),
        }
    }
}

#[lang = "Try"]
pub trait Try: FromResidual {
    type Output;
    type Residual;
    fn from_output(output: Self::Output) -> Self;
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

#[lang = "FromResidual"]
pub trait FromResidual<R = <Self as Try>::Residual> {
    #[lang = "from_residual"]
    fn from_residual(residual: R) -> Self;
}

impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, crate::convert::Infallible>;
    fn from_output(output: C) -> Self {
        ControlFlow::Continue(output)
    }
    fn branch(self) -> ControlFlow<ControlFlow<B, crate::convert::Infallible>, C> {
        match self {
            ControlFlow::Continue(c) => ControlFlow::Continue(c),
            ControlFlow::Break(b) => ControlFlow::Break(ControlFlow::Break(b)),
        }
    }
}
impl<B, C> FromResidual<ControlFlow<B, crate::convert::Infallible>> for ControlFlow<B, C> {
    fn from_residual(residual: ControlFlow<B, crate::convert::Infallible>) -> Self {
        match residual {
            ControlFlow::Break(b) => ControlFlow::Break(b),
            ControlFlow::Continue(c) => match c {},
        }
    }
}

/// The bound of a range.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Bound<T> {
    Included(T),
    Excluded(T),
    Unbounded,
}
impl<T> Bound<T> {
    pub fn as_ref(&self) -> Bound<&T> {
        match self {
            Bound::Included(x) => Bound::Included(x),
            Bound::Excluded(x) => Bound::Excluded(x),
            Bound::Unbounded => Bound::Unbounded,
        }
    }
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Bound<U> {
        match self {
            Bound::Included(x) => Bound::Included(f(x)),
            Bound::Excluded(x) => Bound::Excluded(f(x)),
            Bound::Unbounded => Bound::Unbounded,
        }
    }
}
impl<T: Clone> Bound<&T> {
    pub fn cloned(self) -> Bound<T> {
        self.map(|x| x.clone())
    }
}

#[lang = "RangeFull"]
#[derive(Copy, Clone, Default, PartialEq, Eq, Hash)]
pub struct RangeFull;

#[lang = "Range"]
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Range<Idx> {
    pub start: Idx,
    pub end: Idx,
}

#[lang = "RangeFrom"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeFrom<Idx> {
    pub start: Idx,
}

#[lang = "RangeTo"]
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct RangeTo<Idx> {
    pub end: Idx,
}

#[lang = "RangeInclusive"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeInclusive<Idx> {
    pub(crate) start: Idx,
    pub(crate) end: Idx,
    pub(crate) exhausted: bool,
}

#[lang = "RangeToInclusive"]
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct RangeToInclusive<Idx> {
    pub end: Idx,
}

impl<Idx: PartialOrd<Idx>> Range<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> {
        self.start <= *item && *item < self.end
    }
    pub fn is_empty(&self) -> bool {
        !(self.start < self.end)
    }
}
impl<Idx: PartialOrd<Idx>> RangeFrom<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> {
        self.start <= *item
    }
}
impl<Idx: PartialOrd<Idx>> RangeTo<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> {
        *item < self.end
    }
}
impl<Idx> RangeInclusive<Idx> {
    #[lang = "range_inclusive_new"]
    pub const fn new(start: Idx, end: Idx) -> Self {
        RangeInclusive { start, end, exhausted: false }
    }
    pub const fn start(&self) -> &Idx {
        &self.start
    }
    pub const fn end(&self) -> &Idx {
        &self.end
    }
    pub fn into_inner(self) -> (Idx, Idx) {
        (self.start, self.end)
    }
}
impl<Idx: PartialOrd<Idx>> RangeInclusive<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> {
        self.start <= *item && if self.exhausted { *item < self.end } else { *item <= self.end }
    }
    pub fn is_empty(&self) -> bool {
        self.exhausted || !(self.start <= self.end)
    }
}
impl<Idx: PartialOrd<Idx>> RangeToInclusive<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> {
        *item <= self.end
    }
}

pub trait RangeBounds<T: ?Sized> {
    fn start_bound(&self) -> Bound<&T>;
    fn end_bound(&self) -> Bound<&T>;
    fn contains<U>(&self, item: &U) -> bool where T: PartialOrd<U>, U: ?Sized + PartialOrd<T> {
        (match self.start_bound() {
            Bound::Included(start) => start <= item,
            Bound::Excluded(start) => start < item,
            Bound::Unbounded => true,
        }) && (match self.end_bound() {
            Bound::Included(end) => item <= end,
            Bound::Excluded(end) => item < end,
            Bound::Unbounded => true,
        })
    }
}
/// Ranges that are open at one end.
pub trait OneSidedRange<T>: RangeBounds<T> {}
impl<T> OneSidedRange<T> for RangeTo<T> {}
impl<T> OneSidedRange<T> for RangeFrom<T> {}
impl<T> OneSidedRange<T> for RangeToInclusive<T> {}

impl<T> RangeBounds<T> for (Bound<T>, Bound<T>) {
    fn start_bound(&self) -> Bound<&T> {
        self.0.as_ref()
    }
    fn end_bound(&self) -> Bound<&T> {
        self.1.as_ref()
    }
}
impl<'a, T: ?Sized + 'a> RangeBounds<T> for (Bound<&'a T>, Bound<&'a T>) {
    fn start_bound(&self) -> Bound<&T> {
        self.0
    }
    fn end_bound(&self) -> Bound<&T> {
        self.1
    }
}
macro_rules! borrowed_range_bounds {
    ($($range:ident: $start:expr, $end:expr;)*) => { $(
        impl<T> RangeBounds<T> for $range<&T> {
            fn start_bound(&self) -> Bound<&T> { let bound: fn(&Self) -> Bound<&T> = $start; bound(self) }
            fn end_bound(&self) -> Bound<&T> { let bound: fn(&Self) -> Bound<&T> = $end; bound(self) }
        }
    )* };
}
borrowed_range_bounds! {
    RangeFrom: |r| Bound::Included(r.start), |_| Bound::Unbounded;
    RangeTo: |_| Bound::Unbounded, |r| Bound::Excluded(r.end);
    Range: |r| Bound::Included(r.start), |r| Bound::Excluded(r.end);
    RangeInclusive: |r| Bound::Included(r.start), |r| Bound::Included(r.end);
    RangeToInclusive: |_| Bound::Unbounded, |r| Bound::Included(r.end);
}

impl<T: ?Sized> RangeBounds<T> for RangeFull {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
    fn end_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
}
impl<T> RangeBounds<T> for RangeFrom<T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }
    fn end_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
}
impl<T> RangeBounds<T> for RangeTo<T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
    fn end_bound(&self) -> Bound<&T> {
        Bound::Excluded(&self.end)
    }
}
impl<T> RangeBounds<T> for Range<T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }
    fn end_bound(&self) -> Bound<&T> {
        Bound::Excluded(&self.end)
    }
}
impl<T> RangeBounds<T> for RangeInclusive<T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }
    fn end_bound(&self) -> Bound<&T> {
        if self.exhausted { Bound::Excluded(&self.end) } else { Bound::Included(&self.end) }
    }
}
impl<T> RangeBounds<T> for RangeToInclusive<T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
    fn end_bound(&self) -> Bound<&T> {
        Bound::Included(&self.end)
    }
}

use crate::fmt;

impl fmt::Debug for RangeFull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}
impl<Idx: fmt::Debug> fmt::Debug for Range<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..")?;
        self.end.fmt(f)
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeFrom<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..")
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeTo<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")?;
        self.end.fmt(f)
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..=")?;
        self.end.fmt(f)?;
        if self.exhausted {
            f.write_str("(exhausted)")?;
        }
        Ok(())
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeToInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..=")?;
        self.end.fmt(f)
    }
}
