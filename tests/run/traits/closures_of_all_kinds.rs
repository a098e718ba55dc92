use std::collections::HashMap;
#[derive(Debug, Clone, Default)]
struct P {
    name: String,
    pos: (i32, i32),
    tags: Vec<String>,
}
struct Memo<F: Fn(u64) -> u64> {
    f: F,
    cache: HashMap<u64, u64>,
    hits: u32,
}
impl<F> Memo<F>
where
    F: Fn(u64) -> u64,
{
    fn new(f: F) -> Self {
        Memo {
            f,
            cache: HashMap::new(),
            hits: 0,
        }
    }
    fn get(&mut self, n: u64) -> u64 {
        if let Some(&v) = self.cache.get(&n) {
            self.hits += 1;
            return v;
        }
        let v = (self.f)(n);
        self.cache.insert(n, v);
        v
    }
}
fn curry<A: Copy + 'static, B: Copy + 'static, C: 'static>(
    f: impl Fn(A, B) -> C + Clone + 'static,
) -> impl Fn(A) -> Box<dyn Fn(B) -> C> {
    move |a| {
        let f = f.clone();
        Box::new(move |b| f(a, b))
    }
}
fn repeat<F>(n: usize, f: F) -> impl Fn(i32) -> i32
where
    F: Fn(i32) -> i32,
{
    move |x| (0..n).fold(x, |acc, _| f(acc))
}
fn pipeline(stages: Vec<Box<dyn Fn(String) -> String + '_>>) -> impl FnOnce(&str) -> String + '_ {
    move |s| stages.into_iter().fold(s.to_string(), |acc, f| f(acc))
}
fn hr<F>(f: F) -> usize
where
    F: for<'a> Fn(&'a str, &'a str) -> &'a str,
{
    let a = String::from("long one");
    f(&a, "b").len()
}
fn fix<A: Copy, R>(f: &dyn Fn(&dyn Fn(A) -> R, A) -> R, a: A) -> R {
    f(&|x| fix(f, x), a)
}
fn apply_all(fs: &mut [&mut dyn FnMut(i32)], x: i32) {
    for f in fs.iter_mut() {
        f(x)
    }
}
fn ret_fn(neg: bool) -> fn(i32) -> i32 {
    fn id(x: i32) -> i32 {
        x
    }
    if neg {
        |x| -x
    } else {
        id
    }
}
fn consume<T>(f: impl FnOnce() -> T) -> T {
    f()
}
struct Machine<'a> {
    on: Vec<(&'a str, Box<dyn FnMut(&mut i32) + 'a>)>,
}
impl<'a> Machine<'a> {
    fn add(mut self, n: &'a str, f: impl FnMut(&mut i32) + 'a) -> Self {
        self.on.push((n, Box::new(f)));
        self
    }
    fn run(&mut self, n: &str, v: &mut i32) -> bool {
        match self.on.iter_mut().find(|(k, _)| *k == n) {
            Some((_, f)) => {
                f(v);
                true
            }
            None => false,
        }
    }
}
fn main() {
    let mut p = P {
        name: "a".into(),
        pos: (1, 2),
        tags: vec![],
    };
    {
        let x = &mut p.pos.0;
        let mut push = |s: &str| p.tags.push(s.to_owned());
        push("t");
        *x += 10;
        push("u");
        let name = || p.name.len();
        println!("{}", name());
    }
    let moved = move || (p.name, p.pos);
    println!("{:?}", moved());
    println!("{:?}", p.tags);
    let base = 10i32;
    let mut m = Memo::new(|n| n * n + base as u64);
    println!("{} {} {} hits {}", m.get(2), m.get(2), m.get(3), m.hits);
    println!(
        "{} {}",
        curry(|a: i32, b: i32| a - b)(10)(3),
        repeat(5, |x| x * 2)(1)
    );
    let suffix = String::from("?");
    println!(
        "{}",
        pipeline(vec![
            Box::new(|s| s + &suffix),
            Box::new(|s| s.to_uppercase())
        ])("hey")
    );
    println!(
        "{} {}",
        hr(|a, b| if a.len() > b.len() { a } else { b }),
        fix(
            &|rec: &dyn Fn(u64) -> u64, n: u64| if n < 2 { n } else { rec(n - 1) + rec(n - 2) },
            15
        )
    );
    let (mut sum, mut max) = (0, i32::MIN);
    {
        let mut a = |x| sum += x;
        let mut b = |x: i32| max = max.max(x);
        let mut fs: [&mut dyn FnMut(i32); 2] = [&mut a, &mut b];
        for i in [3, 9, 4] {
            apply_all(&mut fs, i)
        }
    }
    println!("{sum} {max}");
    println!("{} {}", ret_fn(true)(4), [1, 2].map(ret_fn(false)).len());
    let s = String::from("x");
    let len = consume(|| s.len());
    println!("{len} {}", consume(move || s + "y"));
    let mut log = vec![];
    let mut v = 1;
    {
        let mut mc = Machine { on: vec![] }
            .add("dbl", |v| *v *= 2)
            .add("log", |v| log.push(*v));
        for op in ["dbl", "log", "dbl", "none", "log"] {
            if !mc.run(op, &mut v) {
                print!("no {op}; ")
            }
        }
    }
    println!("{v} {log:?}");
    let mut fns: Vec<Box<dyn FnMut() -> i32>> = Vec::new();
    for i in 1..=3 {
        let mut c = i;
        fns.push(Box::new(move || {
            c += i;
            c
        }));
    }
    fns.iter_mut().for_each(|f| {
        f();
    });
    println!("{:?}", fns.iter_mut().map(|f| f()).collect::<Vec<_>>());
    let c = |x: i32| x + base;
    let d = c;
    println!("{} {} {}", c(1), d(2), std::mem::size_of_val(&c));
    let t: (i32, fn(&str) -> String) = (1, str::to_uppercase);
    println!("{}", (t.1)("q"));
    let opt: Option<Box<dyn Fn(i32) -> i32>> = Some(Box::new(|x| x + 1));
    if let Some(f) = &opt {
        println!("{}", f(1));
    }
    println!("{:?}", opt.as_ref().map(|f| f(5)));
}
