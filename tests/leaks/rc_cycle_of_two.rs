//@ leak: rc-cycle

use std::cell::RefCell;
use std::rc::Rc;

struct Person {
    name: String,
    friend: RefCell<Option<Rc<Person>>>,
}

fn person(name: &str) -> Rc<Person> {
    Rc::new(Person { name: name.to_string(), friend: RefCell::new(None) })
}

fn main() {
    let ada = person("ada");
    let bob = person("bob");
    let cyd = person("cyd");
    *ada.friend.borrow_mut() = Some(Rc::clone(&bob));
    *bob.friend.borrow_mut() = Some(Rc::clone(&ada));
    *cyd.friend.borrow_mut() = Some(Rc::clone(&ada));
    for person in [&ada, &bob, &cyd] {
        println!("{} {}", person.name, Rc::strong_count(person));
    }
}
