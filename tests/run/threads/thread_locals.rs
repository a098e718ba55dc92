use std::cell::{Cell, RefCell};
use std::thread;

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static LOG: RefCell<Vec<String>> = RefCell::new(vec!["start".to_string()]);
    static FIRST: RefCell<Noisy> = RefCell::new(Noisy("first"));
    static SECOND: Noisy = Noisy("second");
}

fn bump() -> u32 {
    COUNT.set(COUNT.get() + 1);
    LOG.with_borrow_mut(|log| log.push(format!("count {}", COUNT.get())));
    COUNT.with(|c| c.get())
}

fn main() {
    bump();
    let other = thread::spawn(|| {
        bump();
        bump();
        LOG.take()
    });
    println!("{:?}", other.join().unwrap());
    println!("{:?} {}", LOG.replace(vec![]), COUNT.replace(9));
    println!("{} {:?}", COUNT.take(), LOG.with(|log| log.borrow().len()));
    thread::spawn(|| {
        SECOND.with(|n| println!("{}", n.0));
        FIRST.with(|n| n.borrow_mut().0 = "first, changed");
        println!("thread ends");
    })
    .join()
    .unwrap();
    println!("{:?}", thread::spawn(|| COUNT.try_with(Cell::get)).join().unwrap());
    FIRST.with_borrow(|n| println!("main has {}", n.0));
    println!("main ends");
}
