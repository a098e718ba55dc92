use std::rc::Rc;

struct Account {
    balance: i64,
}

fn main() {
    let mut account = Rc::new(Account { balance: 1 });
    account.balance += 5;
    println!("{}", account.balance);
}
