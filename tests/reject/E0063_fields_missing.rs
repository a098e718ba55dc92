struct Account {
    owner: String,
    balance: u64,
    frozen: bool,
}

fn main() {
    let account = Account { owner: String::from("ada") };
    println!("{} {} {}", account.owner, account.balance, account.frozen);
}
