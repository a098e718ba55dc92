use std::collections::HashMap;

#[must_use]
fn answer() -> i32 {
    42
}

#[must_use = "a receipt proves the payment"]
struct Receipt;

fn pay() -> Receipt {
    Receipt
}

fn boxed() -> Box<Receipt> {
    Box::new(Receipt)
}

fn pair() -> (Receipt, i32) {
    (Receipt, 1)
}

fn fails() -> Result<i32, String> {
    Err(String::from("no"))
}

struct Account;

impl Account {
    #[must_use]
    fn balance(&self) -> i32 {
        0
    }
}

fn main() {
    answer();
    pay();
    boxed();
    pair();
    fails();
    Account.balance();
    {
        answer()
    };
    1 + 2;
    let n = 3;
    n == 3;
    -n;
    &n;
    || n;
    let _ = fails();
    fails().ok();
    let mut map = HashMap::new();
    map.insert(1, 2);
}
