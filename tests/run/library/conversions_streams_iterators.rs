use std::borrow::{Borrow, BorrowMut, Cow, ToOwned};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::convert::{identity, AsMut, AsRef, Infallible, TryFrom, TryInto};
use std::env;
use std::fmt::{self, Debug, Display};
use std::io::{self, BufRead, Read, Write};
use std::iter::{
    Chain, Cycle, Empty, Enumerate, Filter, FromIterator, Map, Once, Product, Rev, Skip, StepBy,
    Sum, Take, Zip,
};
use std::ops::{Add, Bound, Mul, Range, RangeBounds, RangeInclusive};
use std::rc::Rc;
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct V2 {
    x: f64,
    y: f64,
}
impl Add for V2 {
    type Output = V2;
    fn add(self, o: V2) -> V2 {
        V2 {
            x: self.x + o.x,
            y: self.y + o.y,
        }
    }
}
impl Mul<f64> for V2 {
    type Output = V2;
    fn mul(self, k: f64) -> V2 {
        V2 {
            x: self.x * k,
            y: self.y * k,
        }
    }
}
impl Sum for V2 {
    fn sum<I: Iterator<Item = V2>>(it: I) -> V2 {
        it.fold(V2::default(), Add::add)
    }
}
impl<'a> Sum<&'a V2> for V2 {
    fn sum<I: Iterator<Item = &'a V2>>(it: I) -> V2 {
        it.copied().sum()
    }
}
#[derive(Debug, Default)]
struct Bag(Vec<String>);
impl<S: Into<String>> FromIterator<S> for Bag {
    fn from_iter<I: IntoIterator<Item = S>>(it: I) -> Self {
        Bag(it.into_iter().map(Into::into).collect())
    }
}
impl<S: AsRef<str>> Extend<S> for Bag {
    fn extend<I: IntoIterator<Item = S>>(&mut self, it: I) {
        self.0.extend(it.into_iter().map(|s| s.as_ref().to_owned()))
    }
}
impl IntoIterator for Bag {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
impl<'a> IntoIterator for &'a Bag {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
impl<'a> IntoIterator for &'a mut Bag {
    type Item = &'a mut String;
    type IntoIter = std::slice::IterMut<'a, String>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}
struct Even(u32);
impl TryFrom<u32> for Even {
    type Error = String;
    fn try_from(n: u32) -> Result<Self, String> {
        if n % 2 == 0 {
            Ok(Even(n))
        } else {
            Err(format!("{n} is odd"))
        }
    }
}
struct Celsius(f64);
struct Fahrenheit(f64);
impl From<Celsius> for Fahrenheit {
    fn from(c: Celsius) -> Self {
        Fahrenheit(c.0 * 1.8 + 32.0)
    }
}
struct Grid {
    w: usize,
    cells: Vec<char>,
}
impl Grid {
    fn rows(&self) -> impl Iterator<Item = &[char]> + '_ {
        self.cells.chunks(self.w)
    }
    fn cols(&self) -> impl Iterator<Item = impl Iterator<Item = char> + '_> + '_ {
        (0..self.w).map(move |c| self.cells.iter().skip(c).step_by(self.w).copied())
    }
}
type Pipeline<'a> =
    Map<Filter<std::slice::Iter<'a, i32>, fn(&&'a i32) -> bool>, fn(&'a i32) -> i64>;
fn pipe(v: &[i32]) -> Pipeline<'_> {
    fn pos(x: &&i32) -> bool {
        **x > 0
    }
    fn wide(x: &i32) -> i64 {
        *x as i64 * 10
    }
    v.iter()
        .filter(pos as fn(&&i32) -> bool)
        .map(wide as fn(&i32) -> i64)
}
struct Fib {
    a: u64,
    b: u64,
}
impl Iterator for Fib {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        let r = self.a;
        (self.a, self.b) = (self.b, self.a + self.b);
        Some(r)
    }
}
struct Window<I: Iterator> {
    it: I,
    buf: VecDeque<I::Item>,
    n: usize,
}
impl<I: Iterator> Iterator for Window<I>
where
    I::Item: Clone,
{
    type Item = Vec<I::Item>;
    fn next(&mut self) -> Option<Self::Item> {
        while self.buf.len() < self.n {
            self.buf.push_back(self.it.next()?);
        }
        let out = self.buf.iter().cloned().collect();
        self.buf.pop_front();
        Some(out)
    }
}
trait WindowExt: Iterator + Sized {
    fn window(self, n: usize) -> Window<Self> {
        Window {
            it: self,
            buf: VecDeque::new(),
            n,
        }
    }
}
impl<I: Iterator> WindowExt for I {}
fn lookup<K, Q: ?Sized, V: Copy>(m: &HashMap<K, V>, q: &Q) -> Option<V>
where
    K: Borrow<Q> + std::hash::Hash + Eq,
    Q: std::hash::Hash + Eq,
{
    m.get(q).copied()
}
fn show_all(items: &[&dyn Display]) -> String {
    items
        .iter()
        .map(|d| d.to_string())
        .collect::<Vec<_>>()
        .join("|")
}
fn clamp_to<R: RangeBounds<i32>>(x: i32, r: R) -> i32 {
    let lo = match r.start_bound() {
        Bound::Included(&l) => l,
        Bound::Excluded(&l) => l + 1,
        Bound::Unbounded => i32::MIN,
    };
    let hi = match r.end_bound() {
        Bound::Included(&h) => h,
        Bound::Excluded(&h) => h - 1,
        Bound::Unbounded => i32::MAX,
    };
    x.clamp(lo, hi)
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}
fn boxed(n: i32) -> Box<dyn Iterator<Item = i32>> {
    if n > 0 {
        Box::new(0..n)
    } else {
        Box::new(std::iter::empty())
    }
}
fn abs_all(input: &mut Cow<'_, [i32]>) {
    for i in 0..input.len() {
        if input[i] < 0 {
            input.to_mut()[i] = -input[i];
        }
    }
}
struct Tracker<'a> {
    log: &'a RefCell<Vec<String>>,
    name: &'static str,
}
impl Drop for Tracker<'_> {
    fn drop(&mut self) {
        self.log.borrow_mut().push(format!("drop {}", self.name));
    }
}
fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!(
        "{:?} {:?}",
        env::args().skip(1).collect::<Vec<_>>(),
        env::args().len()
    );
    let stdin = io::stdin();
    let mut first = String::new();
    let n = stdin.lock().read_line(&mut first)?;
    println!("{n} {:?}", first.trim_end());
    let nums: Vec<i32> = stdin
        .lock()
        .lines()
        .take(2)
        .map(|l| l.unwrap())
        .flat_map(|l| {
            l.split_whitespace()
                .map(|w| w.parse::<i32>().unwrap())
                .collect::<Vec<_>>()
        })
        .collect();
    println!("{nums:?}");
    let mut rest = String::new();
    io::stdin().read_to_string(&mut rest)?;
    println!("{}", rest.lines().count());
    for (i, l) in rest.lines().enumerate() {
        println!("{i}: {l}");
    }
    let out = io::stdout();
    let mut w = out.lock();
    writeln!(w, "{:>5}|{:<5}|{:^5}", 1, 2, 3)?;
    w.flush()?;
    drop(w);
    let vs = [V2 { x: 1., y: 2. }, V2 { x: 3., y: 4. }];
    println!(
        "{:?} {:?}",
        vs.iter().sum::<V2>(),
        vs.into_iter().map(|v| v * 2.0).sum::<V2>()
    );
    let mut bag: Bag = ["a", "b"].into_iter().collect();
    bag.extend(vec![String::from("c")]);
    for s in &mut bag {
        s.push('!');
    }
    println!("{} {:?}", (&bag).into_iter().count(), bag);
    for s in bag {
        print!("{s} ");
    }
    println!();
    println!(
        "{:?} {:?}",
        Even::try_from(3).map(|e| e.0),
        TryInto::<Even>::try_into(4u32).map(|e| e.0)
    );
    let f: Fahrenheit = Celsius(100.0).into();
    println!("{}", f.0);
    println!(
        "{:?} {:?} {:?}",
        u8::try_from(300i32).is_err(),
        i8::try_from(-5i64),
        char::try_from(65u8)
    );
    let g = Grid {
        w: 2,
        cells: "abcdef".chars().collect(),
    };
    println!(
        "{:?} {:?}",
        g.rows()
            .map(|r| r.iter().collect::<String>())
            .collect::<Vec<_>>(),
        g.cols().map(|c| c.collect::<String>()).collect::<Vec<_>>()
    );
    println!("{:?}", pipe(&[1, -2, 3]).collect::<Vec<_>>());
    println!(
        "{:?} {:?}",
        Fib { a: 0, b: 1 }
            .skip_while(|x| *x < 10)
            .step_by(2)
            .take(4)
            .collect::<Vec<_>>(),
        (1..6)
            .window(3)
            .map(|w| w.iter().sum::<i32>())
            .collect::<Vec<_>>()
    );
    let hm: HashMap<String, i32> = [("k".to_string(), 1)].into();
    println!(
        "{:?} {:?}",
        lookup(&hm, "k"),
        lookup(&hm, &String::from("z"))
    );
    println!(
        "{} {} {} {}",
        show_all(&[&1, &"x", &2.5, &'c']),
        clamp_to(50, 0..10),
        clamp_to(-5, -2..),
        clamp_to(7, ..=3)
    );
    println!(
        "{} {:?} {:?}",
        compose(|x: i32| x + 1, |y: i32| format!("<{y}>"))(4),
        boxed(3).rev_collect(),
        boxed(0).next()
    );
    let mut c = Cow::Borrowed(&[1, -2][..]);
    abs_all(&mut c);
    println!("{c:?} {}", matches!(c, Cow::Owned(_)));
    let log = RefCell::new(vec![]);
    {
        let _a = Tracker {
            log: &log,
            name: "a",
        };
        let _ = Tracker {
            log: &log,
            name: "b",
        };
        let v = vec![
            Tracker {
                log: &log,
                name: "c",
            },
            Tracker {
                log: &log,
                name: "d",
            },
        ];
        let mut it = v.into_iter();
        drop(it.next());
        log.borrow_mut().push("mid".into());
    }
    println!("{:?}", log.into_inner());
    let a: HashSet<i32> = (1..5).collect();
    let b: HashSet<i32> = (3..8).collect();
    let mut i: Vec<_> = a.intersection(&b).copied().collect();
    i.sort_unstable();
    println!("{i:?} {:?}", a.union(&b).collect::<BTreeSet<_>>());
    let mut words = vec!["pear", "fig", "apple"];
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    println!(
        "{words:?} {:?}",
        words
            .binary_search_by(|w| 3.cmp(&w.len()).reverse().reverse())
            .is_ok()
    );
    let s: String = vec!["x", "y"].concat() + &["p", "q"].join("-");
    println!("{s} {:?}", s.bytes().map(u32::from).sum::<u32>());
    let (mn, mx) = [3.5, -1.0, 9.25]
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &x| {
            (a.min(x), b.max(x))
        });
    println!("{mn} {mx}");
    let mut deq: VecDeque<_> = (0..5).collect();
    deq.rotate_left(2);
    println!("{deq:?} {:?}", deq.iter().rev().take(2).collect::<Vec<_>>());
    let r: Result<u8, Infallible> = 5u8.try_into();
    println!(
        "{r:?} {}",
        [Some(1), None].into_iter().filter_map(identity).count()
    );
    let shared: Rc<[String]> = vec![String::from("a"), "b".into()].into();
    let s2 = Rc::clone(&shared);
    println!(
        "{} {}",
        s2.iter().map(String::as_str).collect::<Vec<_>>().join("+"),
        shared.len()
    );
    let fs: [(&str, fn(f64) -> f64); 2] = [("sqrt", f64::sqrt), ("abs", f64::abs)];
    for (n, f) in fs {
        print!("{n}={} ", f(16.0));
    }
    println!();
    let mut grid = vec![vec![0; 3]; 2];
    grid.iter_mut()
        .enumerate()
        .for_each(|(r, row)| row.iter_mut().enumerate().for_each(|(c, v)| *v = r + c));
    let t: Vec<Vec<_>> = (0..3)
        .map(|c| grid.iter().map(|r| r[c]).collect())
        .collect();
    println!("{t:?}");
    Err("done".into())
}
trait RevCollect: Iterator {
    fn rev_collect(self) -> Vec<Self::Item>;
}
impl<I: Iterator> RevCollect for I {
    fn rev_collect(self) -> Vec<I::Item> {
        let mut v: Vec<_> = self.collect();
        v.reverse();
        v
    }
}
