trait Bar { fn f(self); fn g(&self); }
impl Bar for i32 { fn f(self) {} fn g(&self) {} }
struct S { a: Box<dyn Bar>, f: Box<dyn FnOnce(i32) -> i32> }
fn main() {
    let b: Box<dyn Bar> = Box::new(0i32);
    b.f();
    let v: Vec<Box<dyn Bar>> = vec![];
    for x in v { x.f(); }
    let s = S { a: Box::new(1), f: Box::new(|x| x) };
    s.a.f();
    (s.f)(1);
    let r: &dyn Bar = &1;
    r.f();
    let u: Box<[i32]> = Box::new([1]);
    let t: Box<str> = "a".into();
    fn gen<T: ?Sized + Bar>(x: Box<T>) { x.f(); }
}
