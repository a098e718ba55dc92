use std::rc::Rc;

fn main() {
    let shared = Rc::new(String::from("shared"));
    let other = Rc::clone(&shared);
    println!("{} {} {}", shared, other.len(), Rc::strong_count(&shared));
    drop(shared);
    println!("{} {:?}", Rc::strong_count(&other), Rc::try_unwrap(other));
}
