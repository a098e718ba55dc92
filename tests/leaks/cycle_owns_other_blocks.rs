//@ leak: rc-cycle
//@ note: A leaked block keeps everything that it owns.

use std::cell::RefCell;
use std::rc::Rc;

struct Document {
    title: String,
    pages: Vec<[u8; 32]>,
    cover: Box<u64>,
    itself: RefCell<Option<Rc<Document>>>,
}

fn main() {
    let document = Rc::new(Document {
        title: String::from("rings"),
        pages: vec![[0; 32], [1; 32]],
        cover: Box::new(8),
        itself: RefCell::new(None),
    });
    let other = document.clone();
    document.itself.borrow_mut().replace(other);
    println!("{} {} {}", document.title, document.pages.len(), document.cover);
}
