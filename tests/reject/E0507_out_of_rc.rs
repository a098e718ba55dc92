use std::rc::Rc;

fn main() {
    let shared = Rc::new(String::from("one"));
    let owned: String = *shared;
    println!("{owned}");
}
