mod bank {
    pub struct Account {
        pub owner: u32,
        balance: i64,
    }

    impl Account {
        pub fn empty(owner: u32) -> Account {
            Account { owner, balance: 0 }
        }
    }
}

fn main() {
    let rich = bank::Account { owner: 1, balance: 1000 };
    let bank::Account { owner, balance } = bank::Account::empty(2);
    println!("{} {owner} {balance}", rich.owner);
}
