use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, BitOr, Div, Mul, Not, Rem, Shl, Sub};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Money {
    cents: i64,
}

const fn euros(amount: i64) -> Money {
    Money { cents: amount * 100 }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Money { cents: self.cents + other.cents }
    }
}

impl Sub for Money {
    type Output = Option<Self>;

    fn sub(self, other: Self) -> Option<Self> {
        (self >= other).then(|| Money { cents: self.cents - other.cents })
    }
}

impl Mul<Money> for i64 {
    type Output = Money;

    fn mul(self, money: Money) -> Money {
        Money { cents: self * money.cents }
    }
}

impl Div for Money {
    type Output = f64;

    fn div(self, other: Money) -> f64 {
        self.cents as f64 / other.cents as f64
    }
}

impl Rem<i64> for Money {
    type Output = Money;

    fn rem(self, people: i64) -> Money {
        Money { cents: self.cents % people }
    }
}

impl AddAssign<&Money> for Money {
    fn add_assign(&mut self, other: &Money) {
        *self = *self + *other;
    }
}

impl PartialEq<i64> for Money {
    fn eq(&self, cents: &i64) -> bool {
        self.cents == *cents
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::default(), |total, amount| total + amount)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "€{}.{:02}", self.cents / 100, self.cents % 100)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flags(u8);

impl Not for Flags {
    type Output = Flags;

    fn not(self) -> Flags {
        Flags(!self.0)
    }
}

impl BitOr for Flags {
    type Output = Flags;

    fn bitor(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

impl Shl<u32> for Flags {
    type Output = Flags;

    fn shl(self, places: u32) -> Flags {
        Flags(self.0 << places)
    }
}

fn main() {
    let mut total = euros(3) + 2 * euros(5);
    total += &Money { cents: 5 };
    println!("{total} {:?} {:?}", total - euros(13), euros(1) - euros(2));
    println!("{} {} {}", euros(3) / euros(2), total % 2, total == 1305);
    println!("{}", [euros(1), euros(2)].into_iter().sum::<Money>());
    println!("{} {:?}", euros(2) < euros(3), euros(2).max(euros(4)));
    println!("{:?} {:?}", !Flags(0b1010) | Flags(2), Flags(3) << 2 | Flags(1));
}
