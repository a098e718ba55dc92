use std::any::{type_name, type_name_of_val};
use std::collections::HashMap;
mod inner {
    pub struct Deep<T>(pub T);
    pub mod more {
        pub enum E {
            A,
        }
    }
}
trait Tr {}
#[derive(Clone)]
struct X;
impl Tr for X {}
fn f<T>(_: T) -> &'static str {
    type_name::<T>()
}
fn gen<T>() {}
impl X {
    fn m(&self) {}
}
impl<T> inner::Deep<T> {
    fn d(&self) -> &'static str {
        type_name::<Self>()
    }
}
fn main() {
    println!("{}", type_name::<X>());
    println!("{}", type_name::<inner::Deep<inner::more::E>>());
    println!("{}", type_name::<dyn Tr>());
    println!("{}", type_name::<Box<dyn Tr + Send>>());
    println!("{}", type_name::<HashMap<String, Vec<Option<X>>>>());
    println!("{}", type_name::<[X; 3]>());
    println!("{}", type_name::<fn(X) -> u8>());
    println!("{}", f(|x: i32| x));
    println!("{}", f(main));
    println!("{}", f(gen::<u8>));
    println!("{}", f(X::m));
    println!("{}", inner::Deep(1u8).d());
    println!("{}", type_name_of_val(&(1, "a")));
    println!("{}", type_name::<std::rc::Rc<std::cell::RefCell<i32>>>());
    println!("{}", type_name::<dyn Fn(i32) -> u8>());
    println!("{}", type_name::<*const [u8]>());
    println!("{}", f(inner::Deep::<u8>::d));
    println!("{}", f(Vec::<u8>::len));
    println!("{}", f(<X as Clone>::clone));
    fn local() -> &'static str {
        struct L;
        type_name::<L>()
    }
    println!("{}", local());
}
