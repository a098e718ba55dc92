use std::borrow::{Borrow, Cow};
use std::convert::{TryFrom, TryInto};
use std::fmt;
use std::iter::{Product, Sum};
use std::num::ParseIntError;
use std::ops::*;
use std::str::FromStr;
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Money(i64);
macro_rules! binop { ($($tr:ident $m:ident $op:tt),*) => { $( impl $tr for Money { type Output = Money; fn $m(self, o: Money) -> Money { Money(self.0 $op o.0) } } impl<'a> $tr<&'a Money> for Money { type Output = Money; fn $m(self, o: &'a Money) -> Money { Money(self.0 $op o.0) } } impl<'a, 'b> $tr<&'b Money> for &'a Money { type Output = Money; fn $m(self, o: &'b Money) -> Money { Money(self.0 $op o.0) } } )* } }
binop!(Add add +, Sub sub -, Rem rem %, BitAnd bitand &, BitOr bitor |, BitXor bitxor ^);
impl Mul<i64> for Money {
    type Output = Money;
    fn mul(self, k: i64) -> Money {
        Money(self.0 * k)
    }
}
impl Mul<Money> for i64 {
    type Output = Money;
    fn mul(self, m: Money) -> Money {
        m * self
    }
}
impl Div for Money {
    type Output = Option<i64>;
    fn div(self, o: Money) -> Option<i64> {
        self.0.checked_div(o.0)
    }
}
impl Shl<u32> for Money {
    type Output = Self;
    fn shl(self, n: u32) -> Self {
        Money(self.0 << n)
    }
}
impl ShrAssign<u32> for Money {
    fn shr_assign(&mut self, n: u32) {
        self.0 >>= n
    }
}
impl<T: Into<Money>> AddAssign<T> for Money {
    fn add_assign(&mut self, o: T) {
        self.0 += o.into().0
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, o: Money) {
        self.0 -= o.0
    }
}
impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Money(-self.0)
    }
}
impl Not for Money {
    type Output = bool;
    fn not(self) -> bool {
        self.0 == 0
    }
}
impl From<i64> for Money {
    fn from(x: i64) -> Self {
        Money(x)
    }
}
impl From<Money> for i64 {
    fn from(m: Money) -> i64 {
        m.0
    }
}
impl From<(i64, u8)> for Money {
    fn from((e, c): (i64, u8)) -> Self {
        Money(e * 100 + c as i64)
    }
}
impl TryFrom<&str> for Money {
    type Error = MoneyError;
    fn try_from(s: &str) -> Result<Self, Self::Error> {
        s.parse()
    }
}
#[derive(Debug, PartialEq)]
enum MoneyError {
    Empty,
    Number(ParseIntError),
    Cents(usize),
}
impl From<ParseIntError> for MoneyError {
    fn from(e: ParseIntError) -> Self {
        MoneyError::Number(e)
    }
}
impl FromStr for Money {
    type Err = MoneyError;
    fn from_str(s: &str) -> Result<Money, MoneyError> {
        let s = s.trim();
        if s.is_empty() {
            return Err(MoneyError::Empty);
        }
        match s.split_once('.') {
            None => Ok(Money(s.parse::<i64>()? * 100)),
            Some((a, b)) if b.len() == 2 => Ok(Money(a.parse::<i64>()? * 100 + b.parse::<i64>()?)),
            Some((_, b)) => Err(MoneyError::Cents(b.len())),
        }
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(i: I) -> Money {
        i.fold(Money(0), |a, b| a + b)
    }
}
impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(i: I) -> Money {
        i.copied().sum()
    }
}
impl Product<Money> for i64 {
    fn product<I: Iterator<Item = Money>>(i: I) -> i64 {
        i.map(|m| m.0).product()
    }
}
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        f.pad(&s)
    }
}
impl PartialEq<i64> for Money {
    fn eq(&self, o: &i64) -> bool {
        self.0 == *o
    }
}
impl PartialOrd<i64> for Money {
    fn partial_cmp(&self, o: &i64) -> Option<std::cmp::Ordering> {
        self.0.partial_cmp(o)
    }
}
struct Wallet(Vec<Money>);
impl Deref for Wallet {
    type Target = [Money];
    fn deref(&self) -> &[Money] {
        &self.0
    }
}
impl DerefMut for Wallet {
    fn deref_mut(&mut self) -> &mut [Money] {
        &mut self.0
    }
}
impl AsRef<[Money]> for Wallet {
    fn as_ref(&self) -> &[Money] {
        self
    }
}
impl Index<&str> for Wallet {
    type Output = Money;
    fn index(&self, s: &str) -> &Money {
        match s {
            "first" => &self.0[0],
            _ => &self.0[self.0.len() - 1],
        }
    }
}
impl IndexMut<&str> for Wallet {
    fn index_mut(&mut self, s: &str) -> &mut Money {
        if s == "first" {
            &mut self.0[0]
        } else {
            self.0.last_mut().unwrap()
        }
    }
}
impl Borrow<[Money]> for Wallet {
    fn borrow(&self) -> &[Money] {
        &self.0
    }
}
fn total(w: impl AsRef<[Money]>) -> Money {
    w.as_ref().iter().sum()
}
fn shout<'a>(s: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let s = s.into();
    if s.contains('!') {
        s
    } else {
        Cow::Owned(s.into_owned() + "!")
    }
}
fn generic<T>(a: T, b: T) -> T::Output
where
    T: Add + Copy,
    T::Output: Mul<i64, Output = T::Output>,
{
    (a + b) * 2
}
fn main() -> Result<(), MoneyError> {
    let a: Money = "12.50".parse()?;
    let b = Money::try_from("3")?;
    let c: Result<Money, _> = "x".try_into();
    println!(
        "{a} {b:>8} {c:?} {:?} {:?}",
        "".parse::<Money>(),
        Money::from_str("1.234")
    );
    println!(
        "{} {} {} {:?} {:?}",
        a + b,
        &a - &b,
        3 * b % a,
        a / b,
        a / Money(0)
    );
    println!("{} {} {}", -a, !Money(0), a << 1);
    let mut m = a;
    m += b;
    m += 5;
    m += (1, 20);
    m -= Money(1);
    m >>= 1;
    println!("{m} {} {}", m == 840, m > 100i64);
    let mut w = Wallet(vec![a, b, m]);
    w.sort();
    w["first"] += 1;
    w["last"] = Money(7);
    println!(
        "{} {} {} {:?}",
        total(&*w.0),
        w.len(),
        w["last"],
        w.iter().max()
    );
    println!(
        "{} {}",
        [a, b].iter().sum::<Money>(),
        vec![Money(2), Money(3)].into_iter().product::<i64>()
    );
    println!(
        "{} {} {}",
        generic(Money(1), Money(2)),
        shout("hi"),
        shout(String::from("ho!"))
    );
    let v: Vec<i64> = w.0.into_iter().map(Into::into).collect();
    println!("{v:?}");
    let r: Result<Vec<Money>, _> = "1.00,2.5,3".split(',').map(str::parse).collect();
    println!("{r:?}");
    let s: Option<Money> = vec![Some(Money(1)), Some(Money(2))].into_iter().sum();
    println!("{s:?}");
    Err(MoneyError::Empty)
}
