use std::rc::Rc;
fn main() {
    let shared: Rc<str> = Rc::from("statue");
    println!("{}", shared);
    println!("{}", "statue" == &shared[..]);
    let o: String = "statue".to_owned();
    let s2: Rc<str> = Rc::from(o);
    println!("{} {} {}", s2, s2.len(), &s2[1..3]);
    println!("{}", "statue" == &*s2);
    println!("{}", "statue" == &s2[..]);
}
