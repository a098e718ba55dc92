use std::rc::Rc;

fn main() {
    let shared = Rc::new(String::from("one"));
    let owned: String = Rc::try_unwrap(shared).unwrap();
    println!("{owned}");
}
