use std::rc::Rc;

struct Account {
    balance: i64,
}

fn main() {
    let mut account = Rc::new(Account { balance: 1 });
    if let Some(account) = Rc::get_mut(&mut account) {
        account.balance += 5;
    }
    println!("{}", account.balance);
}
