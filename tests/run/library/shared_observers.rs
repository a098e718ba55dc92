use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
trait Observer { fn notify(&self, e: &str); }
struct A(String);
impl Observer for A { fn notify(&self, e: &str) { println!("{}{e}", self.0); } }
struct Hub { list: Vec<Rc<RefCell<dyn Observer>>>, boxes: Vec<Box<RefCell<dyn Observer>>>, slices: Rc<RefCell<[i32]>> }
fn main() {
    let mut hub = Hub { list: vec![Rc::new(RefCell::new(A(String::new())))], boxes: Vec::new(), slices: Rc::new(RefCell::new([1, 2, 3])) };
    hub.list.push(Rc::new(RefCell::new(A("x".to_string()))));
    hub.boxes.push(Box::new(RefCell::new(A("y".to_string()))));
    let one: Rc<RefCell<dyn Observer>> = Rc::new(RefCell::new(A("z".to_string())));
    hub.list.push(Rc::clone(&one));
    hub.list.push(one.clone());
    let c: &Cell<dyn Fn()> = &Cell::new(|| ());
    let w: Weak<RefCell<dyn Observer>> = Rc::downgrade(&one);
    let opt: Option<Rc<RefCell<dyn Observer>>> = Some(Rc::new(RefCell::new(A(String::new()))));
    for o in &hub.list { o.borrow().notify("e"); }
    for o in &hub.boxes { o.borrow().notify("b"); }
    println!("{}", hub.slices.borrow().len());
    if let Some(o) = opt { o.borrow().notify("o"); }
    println!("{}", w.upgrade().is_some());
}
