use std::cell::RefCell;
fn main() {
    let n = {
        let c = RefCell::new(1);
        *c.borrow()
    };
    println!("{}", n);
}
