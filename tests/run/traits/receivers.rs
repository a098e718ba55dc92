use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
struct N {
    v: i32,
}
type Me = Box<N>;
struct Wrap<T>(T);
impl<T> Deref for Wrap<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl N {
    fn a(self: Rc<Self>) -> i32 {
        self.v
    }
    fn b(self: &Rc<Self>) -> usize {
        Rc::strong_count(self)
    }
    fn c(self: Arc<N>) -> i32 {
        self.v
    }
    fn d(self: Box<Self>) -> i32 {
        self.v
    }
    fn e(self: Pin<&mut Self>) -> i32 {
        self.v
    }
    fn f(self: &&Self) -> i32 {
        self.v
    }
    fn g(self: Me) -> i32 {
        self.v
    }
    fn h(self: &mut Self) {
        self.v += 1
    }
    fn i(self: N) -> i32 {
        self.v
    }
    fn j(self: Pin<Box<Self>>) -> i32 {
        self.v
    }
    fn k<'a>(self: &'a Box<Self>) -> &'a i32 {
        &self.v
    }
}
trait T {
    fn a(self: Box<Self>) -> i32;
    fn b(self: Rc<Self>) -> i32;
    fn c(self: &Self) -> i32;
    fn d(self: &mut Self) {}
    fn e(self: Self) -> i32
    where
        Self: Sized,
    {
        1
    }
}
impl T for N {
    fn a(self: Box<Self>) -> i32 {
        self.v
    }
    fn b(self: Rc<N>) -> i32 {
        self.v
    }
    fn c(self: &N) -> i32 {
        self.v
    }
}
impl<X: Clone> T for Vec<X> {
    fn a(self: Box<Vec<X>>) -> i32 {
        0
    }
    fn b(self: Rc<Self>) -> i32 {
        1
    }
    fn c(self: &Self) -> i32 {
        2
    }
}
fn main() {
    let r = Rc::new(N { v: 4 });
    println!(
        "{} {} {}",
        r.clone().a(),
        N::b(&r),
        Box::new(N { v: 1 }).d()
    );
    let mut n = N { v: 9 };
    println!("{} {}", Pin::new(&mut n).e(), (&&n).f());
    let b: Box<dyn T> = Box::new(n);
    println!("{}", b.a());
    let d: Rc<dyn T> = Rc::new(vec![1]);
    println!("{} {}", d.c(), d.b());
}
