use std::cell::RefCell;

fn last_len() -> usize {
    let log = RefCell::new(vec![String::from("a")]);
    log.borrow().last().map_or(0, |line| line.len())
}

struct Holder<'a>(RefCell<Option<&'a Holder<'a>>>);

impl Drop for Holder<'_> {
    fn drop(&mut self) {}
}

fn main() {
    println!("{}", last_len());
    let one = Holder(RefCell::new(None));
    let two = Holder(RefCell::new(None));
    *one.0.borrow_mut() = Some(&two);
    *two.0.borrow_mut() = Some(&one);
}
