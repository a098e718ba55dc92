use std::cell::RefCell;

fn last_len() -> usize {
    let log = RefCell::new(vec![String::from("a")]);
    let length = log.borrow().last().map_or(0, |line| line.len());
    length
}

struct Holder<'a>(RefCell<Option<&'a Holder<'a>>>);

fn main() {
    println!("{}", last_len());
    let one = Holder(RefCell::new(None));
    let two = Holder(RefCell::new(None));
    *one.0.borrow_mut() = Some(&two);
    *two.0.borrow_mut() = Some(&one);
}
