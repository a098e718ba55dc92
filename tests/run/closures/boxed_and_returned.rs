//! Closures that are returned, stored, boxed and passed as function pointers.

use std::collections::HashMap;

fn adder(n: i32) -> impl Fn(i32) -> i32 + Clone {
    move |x| x + n
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

fn apply_n(n: usize, f: &mut dyn FnMut()) {
    for _ in 0..n {
        f();
    }
}

fn once<T>(f: impl FnOnce() -> T) -> T {
    f()
}

#[derive(Default)]
struct Events<'a> {
    handlers: HashMap<&'static str, Vec<Box<dyn FnMut(&str) -> bool + 'a>>>,
}

impl<'a> Events<'a> {
    fn on(&mut self, name: &'static str, handler: impl FnMut(&str) -> bool + 'a) -> &mut Self {
        self.handlers.entry(name).or_default().push(Box::new(handler));
        self
    }

    fn fire(&mut self, name: &str, data: &str) -> usize {
        let Some(handlers) = self.handlers.get_mut(name) else { return 0 };
        let before = handlers.len();
        handlers.retain_mut(|handler| handler(data));
        before - handlers.len()
    }
}

struct Cache<F: Fn(u64) -> u64> {
    compute: F,
    known: HashMap<u64, u64>,
    misses: u32,
}

impl<F: Fn(u64) -> u64> Cache<F> {
    fn new(compute: F) -> Self {
        Cache { compute, known: HashMap::new(), misses: 0 }
    }

    fn get(&mut self, key: u64) -> u64 {
        if let Some(&value) = self.known.get(&key) {
            return value;
        }
        self.misses += 1;
        let value = (self.compute)(key);
        self.known.insert(key, value);
        value
    }
}

fn twice(f: fn(i32) -> i32, x: i32) -> i32 {
    f(f(x))
}

fn main() {
    let add = adder(5);
    let both = compose(add.clone(), |n| format!("<{n}>"));
    println!("{} {}", both(1), add(2));

    let (mut a, mut b) = (counter(), counter());
    println!("{} {} {} {}", a(), a(), b(), a());

    let mut log = Vec::new();
    apply_n(3, &mut || log.push(log.len() * 2));
    println!("{log:?}");

    let text = String::from("moved");
    println!("{}", once(move || text + "!"));

    let mut seen = Vec::new();
    let mut left = 2;
    {
        let mut events = Events::default();
        events.on("open", |name| {
            seen.push(name.to_uppercase());
            true
        });
        events.on("open", move |_| {
            left -= 1;
            left > 0
        });
        for name in ["a", "b", "c"] {
            println!("{} done", events.fire("open", name));
        }
        println!("{}", events.fire("close", ""));
    }
    println!("{seen:?} {left}");

    let offset = 7;
    let mut cache = Cache::new(|n| n * n + offset);
    println!("{} {} {} ({} misses)", cache.get(3), cache.get(4), cache.get(3), cache.misses);

    println!("{} {}", twice(|x| x * 3, 2), twice(i32::wrapping_neg, 9));
    let table: [(&str, fn(f64) -> f64); 3] =
        [("sqrt", f64::sqrt), ("half", |x| x / 2.0), ("floor", f64::floor)];
    for (name, f) in table {
        print!("{name}={} ", f(6.25));
    }
    println!();
    let steps: Vec<Box<dyn Fn(i32) -> i32>> = (1..=3).map(|n| Box::new(move |x| x * n) as _).collect();
    println!("{}", steps.iter().fold(1, |x, step| step(x) + 1));
}
