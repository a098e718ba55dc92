use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum BankError {
    Insufficient { needed: u64, available: u64 },
    UnknownAccount(String),
    Frozen,
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BankError::Insufficient { needed, available } => {
                write!(f, "needs {needed}, has {available}")
            }
            BankError::UnknownAccount(name) => write!(f, "no account {name:?}"),
            BankError::Frozen => f.write_str("account is frozen"),
        }
    }
}

impl std::error::Error for BankError {}

#[derive(Debug, Default)]
struct Account {
    owner: String,
    balance: u64,
    frozen: bool,
}

struct Bank {
    accounts: Vec<Account>,
}

impl Bank {
    fn find(&mut self, owner: &str) -> Result<&mut Account, BankError> {
        self.accounts
            .iter_mut()
            .find(|account| account.owner == owner)
            .ok_or_else(|| BankError::UnknownAccount(owner.to_string()))
    }

    fn withdraw(&mut self, owner: &str, amount: u64) -> Result<u64, BankError> {
        let account = self.find(owner)?;
        if account.frozen {
            return Err(BankError::Frozen);
        }
        account.balance = account
            .balance
            .checked_sub(amount)
            .ok_or(BankError::Insufficient { needed: amount, available: account.balance })?;
        Ok(account.balance)
    }

    fn transfer(
        &mut self,
        from: &str,
        to: &str,
        amount: u64,
    ) -> Result<(), Box<dyn std::error::Error>> {
        self.find(to)?;
        self.withdraw(from, amount)?;
        self.find(to)?.balance += amount;
        Ok(())
    }
}

fn main() {
    let mut bank = Bank {
        accounts: vec![
            Account { owner: "ada".into(), balance: 100, ..Default::default() },
            Account { owner: "bob".into(), frozen: true, ..Default::default() },
        ],
    };
    for (from, to, amount) in
        [("ada", "bob", 30), ("ada", "bob", 80), ("bob", "ada", 1), ("ada", "eve", 5)]
    {
        match bank.transfer(from, to, amount) {
            Ok(()) => println!("{from} -> {to}: {amount}"),
            Err(error) => println!("{from} -> {to}: {error}"),
        }
    }
    println!("{:?}", bank.withdraw("ada", 71));
    println!("{:?}", bank.accounts[1]);
}
