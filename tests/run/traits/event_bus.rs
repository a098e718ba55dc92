use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::{Rc, Weak};
type Handler<'a, E> = Box<dyn FnMut(&E) -> bool + 'a>;
struct Bus<'a, K, E> {
    handlers: HashMap<K, Vec<Handler<'a, E>>>,
    once: Vec<Box<dyn FnOnce(&E) + 'a>>,
}
impl<'a, K: Hash + Eq + Clone, E> Bus<'a, K, E> {
    fn new() -> Self {
        Bus {
            handlers: HashMap::new(),
            once: Vec::new(),
        }
    }
    fn on(&mut self, k: K, f: impl FnMut(&E) -> bool + 'a) -> &mut Self {
        self.handlers.entry(k).or_default().push(Box::new(f));
        self
    }
    fn once<F>(&mut self, f: F)
    where
        F: FnOnce(&E) + 'a,
    {
        self.once.push(Box::new(f))
    }
    fn emit(&mut self, k: &K, e: E) -> usize {
        for f in std::mem::take(&mut self.once) {
            f(&e)
        }
        let Some(hs) = self.handlers.get_mut(k) else {
            return 0;
        };
        let mut n = 0;
        hs.retain_mut(|h| {
            n += 1;
            h(&e)
        });
        n
    }
}
trait Observer {
    fn notify(&self, v: i32);
}
struct Subject {
    obs: RefCell<Vec<Weak<dyn Observer>>>,
    v: Cell<i32>,
}
impl Subject {
    fn set(&self, v: i32) {
        self.v.set(v);
        self.obs
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .for_each(|o| o.notify(v));
    }
    fn attach(&self, o: &Rc<impl Observer + 'static>) {
        let w: Weak<dyn Observer> = Rc::downgrade(o) as _;
        self.obs.borrow_mut().push(w);
    }
}
struct Sum(Cell<i32>);
impl Observer for Sum {
    fn notify(&self, v: i32) {
        self.0.set(self.0.get() + v)
    }
}
struct Log(RefCell<String>);
impl Observer for Log {
    fn notify(&self, v: i32) {
        self.0.borrow_mut().push_str(&format!("[{v}]"))
    }
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}
fn counter() -> impl FnMut() -> u32 {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}
fn make(op: &str) -> Box<dyn Fn(i32, i32) -> i32> {
    match op {
        "+" => Box::new(|a, b| a + b),
        "*" => Box::new(|a, b| a * b),
        _ => Box::new(move |_, b| b),
    }
}
fn apply_n<F>(n: usize, mut f: F)
where
    F: FnMut(usize),
{
    (0..n).for_each(|i| f(i))
}
fn call_dyn(f: &dyn Fn(&str) -> usize) -> usize {
    f("four")
}
fn call_once<R>(f: Box<dyn FnOnce() -> R>) -> R {
    f()
}
fn twice(f: fn(i32) -> i32, x: i32) -> i32 {
    f(f(x))
}
fn main() {
    let mut total = 0;
    let names = vec![String::from("a")];
    {
        let mut bus: Bus<&str, (i32, String)> = Bus::new();
        let mut left = 2;
        bus.on("add", |(n, _)| {
            total += n;
            true
        })
        .on("add", move |e| {
            left -= 1;
            println!("{} left {left} {:?}", e.1, names);
            left > 0
        });
        bus.once(|e| println!("first {:?}", e));
        for i in 1..=3 {
            println!("{}", bus.emit(&"add", (i, format!("e{i}"))));
        }
        println!("{}", bus.emit(&"none", (0, String::new())));
    }
    println!("{total}");
    let s = Subject {
        obs: RefCell::default(),
        v: Cell::new(0),
    };
    let sum = Rc::new(Sum(Cell::new(0)));
    {
        let log = Rc::new(Log(RefCell::new(String::new())));
        s.attach(&sum);
        s.attach(&log);
        s.set(3);
        println!("{}", log.0.borrow());
    }
    s.set(4);
    println!("{} {}", sum.0.get(), s.v.get());
    let f = compose(
        |x: i32| x + 1,
        compose(|x| x * 2, |x: i32| format!("<{x}>")),
    );
    println!("{} {}", f(1), f(2));
    let (mut a, mut b) = (counter(), counter());
    println!("{} {} {}", a(), a(), b());
    println!(
        "{} {} {}",
        make("+")(2, 3),
        make("*")(2, 3),
        make("?")(2, 3)
    );
    let mut v = vec![];
    apply_n(3, |i| v.push(i * i));
    println!("{v:?}");
    println!("{} {}", call_dyn(&str::len), call_dyn(&|s| s.len() * 2));
    let owned = String::from("moved");
    println!("{}", call_once(Box::new(move || owned + "!")));
    fn inc(x: i32) -> i32 {
        x + 1
    }
    println!("{} {}", twice(inc, 1), twice(|x| x * x, 3));
    let table: [(&str, fn(f64) -> f64); 3] =
        [("sqrt", f64::sqrt), ("neg", |x| -x), ("abs", f64::abs)];
    for (n, g) in table.iter() {
        print!("{n}={} ", g(4.0));
    }
    println!();
    let opts: Vec<Option<i32>> = vec![1, 2].into_iter().map(Some).collect();
    println!(
        "{opts:?} {:?}",
        ["1", "x"].map(str::parse::<i32>).map(|r| r.is_ok())
    );
}
