//@ leak: rc-cycle
//@ note: The handler is owned by the button that it captures.

use std::cell::RefCell;
use std::rc::Rc;

struct Button {
    clicks: RefCell<u32>,
    handler: RefCell<Option<Box<dyn Fn()>>>,
}

impl Button {
    fn click(&self) {
        if let Some(handler) = &*self.handler.borrow() {
            handler();
        }
    }
}

fn main() {
    let button = Rc::new(Button { clicks: RefCell::new(0), handler: RefCell::new(None) });
    let captured = Rc::clone(&button);
    let handler = move || *captured.clicks.borrow_mut() += 1;
    *button.handler.borrow_mut() = Some(Box::new(handler));
    button.click();
    button.click();
    println!("{}", button.clicks.borrow());
}
