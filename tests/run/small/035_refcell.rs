use std::cell::{Cell, RefCell};

fn main() {
    let count = Cell::new(1);
    count.set(count.get() + 1);
    let log = RefCell::new(vec!["start"]);
    log.borrow_mut().push("middle");
    {
        let seen = log.borrow();
        println!("{} {}", seen.len(), log.try_borrow_mut().is_err());
    }
    log.borrow_mut().push("end");
    println!("{} {:?}", count.get(), log.into_inner());
}
