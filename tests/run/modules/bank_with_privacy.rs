//! Modules, visibility and re-exports in one file.

mod bank {
    pub use self::account::{Account, Rejected};
    pub(crate) use self::ledger::Ledger;

    mod account {
        use super::money::Cents;
        use std::fmt;

        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Rejected {
            Overdrawn { missing: Cents },
            Frozen,
        }

        impl fmt::Display for Rejected {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Rejected::Overdrawn { missing } => write!(f, "{missing} missing"),
                    Self::Frozen => f.write_str("frozen"),
                }
            }
        }

        #[derive(Debug)]
        pub struct Account {
            pub owner: String,
            pub(super) balance: Cents,
            frozen: bool,
        }

        impl Account {
            pub fn new(owner: &str) -> Self {
                Self { owner: owner.to_owned(), balance: Cents::ZERO, frozen: false }
            }

            pub fn freeze(&mut self) {
                self.frozen = true;
            }

            pub(in crate::bank) fn take(&mut self, amount: Cents) -> Result<(), Rejected> {
                if self.frozen {
                    return Err(Rejected::Frozen);
                }
                match self.balance.checked_sub(amount) {
                    Some(rest) => {
                        self.balance = rest;
                        Ok(())
                    }
                    None => Err(Rejected::Overdrawn { missing: amount - self.balance }),
                }
            }
        }
    }

    pub mod money {
        use std::fmt;
        use std::iter::Sum;
        use std::ops::{Add, AddAssign, Sub};

        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct Cents(u64);

        impl Cents {
            pub const ZERO: Cents = Cents(0);

            pub const fn from_euros(euros: u64) -> Cents {
                Cents(euros * 100)
            }

            pub fn checked_sub(self, other: Cents) -> Option<Cents> {
                self.0.checked_sub(other.0).map(Cents)
            }
        }

        impl Add for Cents {
            type Output = Cents;
            fn add(self, other: Cents) -> Cents {
                Cents(self.0 + other.0)
            }
        }

        impl AddAssign for Cents {
            fn add_assign(&mut self, other: Cents) {
                *self = *self + other;
            }
        }

        impl Sub for Cents {
            type Output = Cents;
            fn sub(self, other: Cents) -> Cents {
                Cents(self.0 - other.0)
            }
        }

        impl Sum for Cents {
            fn sum<I: Iterator<Item = Cents>>(iter: I) -> Cents {
                iter.fold(Cents::ZERO, Add::add)
            }
        }

        impl From<u64> for Cents {
            fn from(cents: u64) -> Cents {
                Cents(cents)
            }
        }

        impl fmt::Display for Cents {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}.{:02} EUR", self.0 / 100, self.0 % 100)
            }
        }
    }

    mod ledger {
        use super::{Account, Rejected, money::Cents};

        #[derive(Default)]
        pub struct Ledger {
            accounts: Vec<Account>,
            pub(crate) moves: usize,
        }

        impl Ledger {
            pub fn open(&mut self, owner: &str, start: impl Into<Cents>) -> usize {
                let mut account = Account::new(owner);
                account.balance += start.into();
                self.accounts.push(account);
                self.accounts.len() - 1
            }

            pub fn account_mut(&mut self, at: usize) -> Option<&mut Account> {
                self.accounts.get_mut(at)
            }

            pub fn transfer(&mut self, from: usize, to: usize, sum: Cents) -> Result<(), Rejected> {
                self.accounts[from].take(sum)?;
                self.accounts[to].balance += sum;
                self.moves += 1;
                Ok(())
            }

            pub fn total(&self) -> Cents {
                self.accounts.iter().map(|a| a.balance).sum()
            }

            pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
                self.accounts.iter().map(|a| format!("{:<6}{:>12}", a.owner, a.balance.to_string()))
            }
        }
    }
}

use bank::money::{self, Cents};
use bank::{Ledger, Rejected as Refusal};

fn main() {
    let mut ledger = Ledger::default();
    let ada = ledger.open("ada", Cents::from_euros(12));
    let bob = ledger.open("bob", 350);
    println!("{:?}", ledger.transfer(ada, bob, money::Cents::from(199)));
    match ledger.transfer(bob, ada, Cents::from_euros(10)) {
        Err(Refusal::Overdrawn { missing }) => println!("bob lacks {missing}"),
        other => println!("{other:?}"),
    }
    if let Some(account) = ledger.account_mut(ada) {
        account.freeze();
        account.owner.push('*');
    }
    let refused = ledger.transfer(ada, bob, Cents::from(1)).unwrap_err();
    println!("{refused} / {refused:?} / {}", refused == Refusal::Frozen);
    for line in ledger.lines() {
        println!("{line}");
    }
    println!("{} after {} moves", ledger.total(), ledger.moves);
}
