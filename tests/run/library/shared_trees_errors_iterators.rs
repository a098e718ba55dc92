use std::any::Any;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt;
use std::iter::{self, FusedIterator, Peekable};
use std::rc::{Rc, Weak};
use std::str::Chars;

// --- trees with parents
#[derive(Debug)]
struct Node {
    name: String,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}
impl Node {
    fn new(name: impl Into<String>) -> Rc<Self> {
        Rc::new_cyclic(|me| {
            let _ = me.upgrade().is_none();
            Node {
                name: name.into(),
                parent: RefCell::default(),
                children: RefCell::new(vec![]),
            }
        })
    }
    fn add(self: &Rc<Self>, child: Rc<Node>) -> &Rc<Self> {
        *child.parent.borrow_mut() = Rc::downgrade(self);
        self.children.borrow_mut().push(child);
        self
    }
    fn path(&self) -> String {
        iter::successors(self.parent.borrow().upgrade(), |n| {
            n.parent.borrow().upgrade()
        })
        .map(|n| n.name.clone())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .chain(iter::once(self.name.clone()))
        .collect::<Vec<_>>()
        .join("/")
    }
    fn depth_first<'a>(self: &'a Rc<Self>) -> Box<dyn Iterator<Item = Rc<Node>> + 'a> {
        let kids: Vec<_> = self.children.borrow().clone();
        Box::new(
            iter::once(Rc::clone(self)).chain(
                kids.into_iter()
                    .flat_map(|k| k.depth_first().collect::<Vec<_>>()),
            ),
        )
    }
}
// --- errors
#[derive(Debug)]
enum AppError {
    Parse(std::num::ParseIntError),
    Other(Box<dyn Error + Send + Sync>),
}
impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Parse(_) => f.write_str("parse"),
            Self::Other(e) => write!(f, "other: {e}"),
        }
    }
}
impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Parse(e) => Some(e),
            Self::Other(e) => Some(e.as_ref()),
        }
    }
}
impl From<std::num::ParseIntError> for AppError {
    fn from(e: std::num::ParseIntError) -> Self {
        Self::Parse(e)
    }
}
fn parse(s: &str) -> Result<i32, AppError> {
    if s.is_empty() {
        return Err(AppError::Other("empty".into()));
    }
    Ok(s.trim().parse::<i32>()?)
}
fn run(s: &str) -> Result<i32, Box<dyn Error>> {
    let n = parse(s)?;
    if n < 0 {
        Err(format!("negative: {n}"))?
    }
    Ok(n)
}
fn chain(e: &(dyn Error + 'static)) -> Vec<String> {
    {
        let mut out = vec![];
        let mut at = Some(e);
        while let Some(e) = at {
            out.push(e.to_string());
            at = e.source();
        }
        out
    }
}
// --- tokenizer
#[derive(Debug, Clone, PartialEq)]
enum Tok {
    Num(f64),
    Op(char),
    Id(String),
}
struct Lexer<'a> {
    it: Peekable<Chars<'a>>,
}
impl<'a> Lexer<'a> {
    fn new(s: &'a str) -> Self {
        Lexer {
            it: s.chars().peekable(),
        }
    }
}
impl Iterator for Lexer<'_> {
    type Item = Tok;
    fn next(&mut self) -> Option<Tok> {
        while self.it.next_if(|c| c.is_whitespace()).is_some() {}
        let c = *self.it.peek()?;
        Some(if c.is_ascii_digit() {
            let s: String =
                iter::from_fn(|| self.it.next_if(|c| c.is_ascii_digit() || *c == '.')).collect();
            Tok::Num(s.parse().unwrap())
        } else if c.is_alphabetic() {
            let mut s = String::new();
            while let Some(c) = self.it.next_if(|c| c.is_alphanumeric()) {
                s.push(c)
            }
            Tok::Id(s)
        } else {
            self.it.next();
            Tok::Op(c)
        })
    }
}
impl FusedIterator for Lexer<'_> {}
// --- extension trait
trait Pairs: Iterator {
    fn pairs(self) -> PairIter<Self>
    where
        Self: Sized,
    {
        PairIter { inner: self }
    }
}
impl<I: Iterator> Pairs for I {}
struct PairIter<I> {
    inner: I,
}
impl<I: Iterator> Iterator for PairIter<I> {
    type Item = (I::Item, I::Item);
    fn next(&mut self) -> Option<Self::Item> {
        Some((self.inner.next()?, self.inner.next()?))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (l, h) = self.inner.size_hint();
        (l / 2, h.map(|h| h / 2))
    }
}
impl<I: ExactSizeIterator> ExactSizeIterator for PairIter<I> {}
fn evens(limit: u32) -> impl Iterator<Item = u32> + Clone + DoubleEndedIterator {
    (0..limit).filter(|n| n % 2 == 0)
}
fn sum_all<'a>(it: impl IntoIterator<Item = &'a i32>) -> i32 {
    it.into_iter().sum()
}
fn norm(s: &str) -> Cow<'_, str> {
    if s.contains(' ') {
        Cow::Owned(s.replace(' ', "_"))
    } else {
        s.into()
    }
}
fn describe(x: &dyn Any) -> String {
    if let Some(i) = x.downcast_ref::<i32>() {
        format!("i32 {i}")
    } else if let Some(s) = x.downcast_ref::<&str>() {
        format!("str {s}")
    } else {
        "?".into()
    }
}
struct Counter {
    hits: Cell<u32>,
    log: RefCell<Vec<String>>,
}
impl Counter {
    fn hit(&self, what: &str) -> u32 {
        self.hits.set(self.hits.get() + 1);
        self.log.borrow_mut().push(what.to_owned());
        self.hits.get()
    }
}
fn main() {
    let root = Node::new("root");
    let a = Node::new("a");
    let b = Node::new("b");
    a.add(b.clone());
    root.add(a).add(Node::new("c"));
    println!(
        "{} {:?}",
        b.path(),
        root.depth_first()
            .map(|n| n.name.clone())
            .collect::<Vec<_>>()
    );
    println!("{} {}", Rc::strong_count(&b), Rc::weak_count(&root));
    for s in ["12", "x", "", "-4"] {
        match run(s) {
            Ok(n) => println!("ok {n}"),
            Err(e) => println!(
                "{:?} {}",
                chain(e.as_ref()),
                e.downcast_ref::<AppError>().is_some()
            ),
        }
    }
    println!("{:?}", Lexer::new("foo1 + 3.5*(x)").collect::<Vec<_>>());
    println!(
        "{:?} {}",
        [1, 2, 3, 4, 5].iter().pairs().collect::<Vec<_>>(),
        vec![1; 7].into_iter().pairs().len()
    );
    println!(
        "{:?} {:?}",
        evens(9).rev().collect::<Vec<_>>(),
        evens(5)
            .clone()
            .zip("abc".chars())
            .unzip::<_, _, Vec<_>, String>()
    );
    println!("{} {}", sum_all(&[1, 2]), sum_all(vec![3, 4].iter()));
    println!(
        "{} {} {:?}",
        norm("a b"),
        norm("ab"),
        norm("c d").into_owned()
    );
    println!("{} {} {}", describe(&5), describe(&"x"), describe(&1.0));
    let c = Counter {
        hits: Cell::new(0),
        log: RefCell::new(vec![]),
    };
    c.hit("x");
    c.hit("y");
    println!("{} {:?}", c.hits.get(), c.log);
    let words = "the cat the dog a cat the end";
    let mut freq: BTreeMap<&str, usize> = BTreeMap::new();
    words
        .split(' ')
        .for_each(|w| *freq.entry(w).or_default() += 1);
    let mut top: Vec<_> = freq.iter().collect();
    top.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    println!("{top:?}");
    let m: HashMap<_, _> = words.split(' ').zip(1..).collect();
    println!("{}", m["end"]);
    let (small, big): (Vec<i32>, Vec<i32>) = (1..10).partition(|x| *x < 4);
    println!("{small:?}{big:?}");
    println!(
        "{:?}",
        (1..=3)
            .flat_map(|x| (x..=3).map(move |y| (x, y)))
            .filter(|(x, y)| (x + y) % 2 == 0)
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        ["1", "2", "x"]
            .iter()
            .map(|s| s.parse::<i32>())
            .collect::<Result<Vec<_>, _>>()
            .map_err(|e| e.to_string())
    );
    println!(
        "{:?} {:?}",
        (1..=4).try_fold(0i8, |a, x| a.checked_add(x * 20)),
        (1..=4).reduce(|a, b| a * b)
    );
    println!(
        "{:?}",
        [3, 1, 2]
            .iter()
            .max_by_key(|x| **x)
            .zip([1.5f64, 0.5].iter().copied().min_by(|a, b| a.total_cmp(b)))
    );
    println!(
        "{}",
        (1..=3).map(|i| i.to_string()).collect::<Vec<_>>().join(",")
    );
    let mut it = (1..10).into_iter();
    let first: Vec<_> = it.by_ref().take_while(|x| *x < 4).collect();
    println!("{first:?} {:?}", it.next());
    let nested = vec![Some(vec![1, 2]), None, Some(vec![3])];
    println!("{:?}", nested.iter().flatten().flatten().sum::<i32>());
    let v: Vec<Box<dyn Fn(i32) -> i32>> = vec![Box::new(|x| x + 1), Box::new(move |x| x * 2)];
    println!("{}", v.iter().fold(5, |a, f| f(a)));
    let shared = Rc::new(RefCell::new(vec![1]));
    let s2 = Rc::clone(&shared);
    let push = move |x| s2.borrow_mut().push(x);
    push(2);
    push(3);
    println!("{:?} {}", shared, Rc::strong_count(&shared));
    drop(push);
    println!("{:?}", Rc::try_unwrap(shared).unwrap().into_inner());
    let mut arr = [[0; 3]; 2];
    for (i, row) in arr.iter_mut().enumerate() {
        for (j, c) in row.iter_mut().enumerate() {
            *c = i * 3 + j;
        }
    }
    println!(
        "{:?} {:?}",
        arr,
        arr.concat()
            .chunks(4)
            .map(|c| c.iter().sum::<usize>())
            .collect::<Vec<_>>()
    );
    let mut p = "a=1;b=2"
        .split(';')
        .map(|kv| kv.split_once('=').unwrap())
        .peekable();
    while let Some((k, v)) = p.next() {
        print!("{k}:{v}{}", if p.peek().is_some() { ", " } else { "\n" });
    }
    println!(
        "{:?}",
        (0..5)
            .map_while(|x| if x < 3 { Some(x * x) } else { None })
            .last()
    );
    println!(
        "{:?} {:?}",
        "hello".chars().rev().position(|c| c == 'l'),
        "hello".char_indices().rposition_like()
    );
    println!(
        "{}",
        [1, 2, 3].iter().eq([1, 2, 3].iter())
            && [1, 2].iter().lt([1, 3].iter())
            && (0..3).is_sorted()
    );
    println!(
        "{:?}",
        iter::repeat_with({
            let mut n = 1;
            move || {
                n *= 2;
                n
            }
        })
        .skip(2)
        .step_by(2)
        .take(3)
        .collect::<Vec<i32>>()
    );
    println!(
        "{:?}",
        std::array::from_fn::<_, 4, _>(|i| i * i)
            .iter()
            .scan(0, |acc, x| {
                *acc += x;
                Some(*acc)
            })
            .collect::<Vec<_>>()
    );
}
trait RposLike {
    fn rposition_like(self) -> Option<usize>;
}
impl<I: Iterator<Item = (usize, char)>> RposLike for I {
    fn rposition_like(self) -> Option<usize> {
        self.filter(|(_, c)| *c == 'l').map(|(i, _)| i).max()
    }
}
