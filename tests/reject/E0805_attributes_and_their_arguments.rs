#[must_use]
const A: i32 = 1;
#[inline]
struct S;
#[inline(sometimes)]
fn f() {}
#[inline(always, never)]
fn g() {}
#[inline()]
fn h() {}
#[deprecated]
#[deprecated]
fn j() {}
#[inline]
#[inline(always)]
fn k() {}
#[must_use]
#[must_use]
fn l() -> i32 { 1 }
#[must_use(x)]
fn m() -> i32 { 1 }
#[cold = 1]
fn n() {}
#[allow]
fn o() {}
#[track_caller(x)]
fn p() {}
fn main() {}
