use std::collections::HashMap;
use std::rc::Rc;
#[derive(Clone, Debug, PartialEq)]
enum Json {
    Null,
    Num(f64),
    Arr(Vec<Json>),
    Obj(Vec<(String, Json)>),
}
struct Stack<T> {
    items: Vec<T>,
    cap: usize,
}
impl<T: Clone> Stack<T> {
    fn push(&mut self, x: T) -> Result<(), String> {
        if self.items.len() >= self.cap {
            Err(format!("full: {}", self.cap))
        } else {
            self.items.push(x);
            Ok(())
        }
    }
    fn peek(&self) -> Option<&T> {
        self.items.last()
    }
    fn fill(&mut self, x: T, n: usize) {
        if n > 0 {
            let _ = self.push(x.clone());
            self.fill(x, n - 1)
        }
    }
}
struct Cons {
    v: i32,
    next: Option<Rc<Cons>>,
}
fn length(c: &Option<Rc<Cons>>) -> usize {
    match c {
        Some(n) => 1 + length(&n.next),
        None => 0,
    }
}
fn size(j: &Json) -> usize {
    match j {
        Json::Null => 1,
        Json::Num(_) => 1,
        Json::Arr(v) => v.iter().map(size).sum::<usize>() + 1,
        Json::Obj(o) => {
            let mut n = 1;
            for (k, x) in o {
                n += k.len() + size(x);
            }
            n
        }
    }
}
fn quick(v: &mut [i32]) {
    if v.len() <= 1 {
        return;
    }
    let p = v[v.len() - 1];
    let mut i = 0;
    for j in 0..v.len() - 1 {
        if v[j] < p {
            v.swap(i, j);
            i += 1;
        }
    }
    let n = v.len() - 1;
    v.swap(i, n);
    let (a, b) = v.split_at_mut(i);
    quick(a);
    quick(&mut b[1..]);
}
fn merge(v: Vec<i32>) -> Vec<i32> {
    if v.len() < 2 {
        return v;
    }
    let m = v.len() / 2;
    let b = merge(v[m..].to_vec());
    let a = merge(v[..m].to_vec());
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] <= b[j] {
            out.push(a[i]);
            i += 1
        } else {
            out.push(b[j]);
            j += 1
        }
    }
    out.extend_from_slice(&a[i..]);
    out.extend_from_slice(&b[j..]);
    out
}
fn memo(n: u64, m: &mut HashMap<u64, u64>) -> u64 {
    if n < 2 {
        return n;
    }
    if let Some(&x) = m.get(&n) {
        return x;
    }
    let r = memo(n - 1, m) + memo(n - 2, m);
    m.insert(n, r);
    r
}
fn matrix(a: [[f32; 3]; 3], n: u32) -> [[f32; 3]; 3] {
    if n == 0 {
        a
    } else {
        let mut b = matrix(a, n - 1);
        b[0][1] += 1.0;
        b
    }
}
fn fold(n: u32, f: &mut dyn FnMut(u32)) {
    if n > 0 {
        f(n);
        fold(n - 1, f)
    }
}
fn boxed(n: u32) -> Box<dyn Fn(u32) -> u32> {
    if n == 0 {
        Box::new(|x| x)
    } else {
        let f = boxed(n - 1);
        Box::new(move |x| f(x) + n)
    }
}
fn words(s: &str, n: usize) -> Option<&str> {
    let mut it = s.split(' ');
    if n == 0 {
        it.next()
    } else {
        let r = s.find(' ')?;
        words(&s[r + 1..], n - 1)
    }
}
fn check(n: i64) -> Result<i64, Box<dyn std::error::Error>> {
    if n < 0 {
        return Err("neg".into());
    }
    let m: i64 = "3".parse()?;
    Ok(if n > 3 { m } else { check(n + 1)? + m })
}
fn wide(n: u128) -> u128 {
    if n == 0 {
        1
    } else {
        n ^ wide(n - 1)
    }
}
fn chars(s: &[char], out: &mut String) {
    if let [first, rest @ ..] = s {
        out.push(*first);
        chars(rest, out)
    }
}
fn two(a: (u8, u64), b: Option<u32>) -> (u64, u8) {
    if let Some(x) = b {
        if x > 3 {
            return two(a, Some(x - 1));
        }
    }
    (a.1, a.0)
}
fn grid(g: &mut Vec<Vec<u8>>, x: usize, y: usize) {
    if y >= g.len() || x >= g[y].len() || g[y][x] != 0 {
        return;
    }
    g[y][x] = 1;
    grid(g, x + 1, y);
    grid(g, x, y + 1);
    if x > 0 {
        grid(g, x - 1, y)
    }
}
fn loops(n: u32) -> u64 {
    let mut t = 0u64;
    for i in 0..n {
        for j in 0..i {
            t += (i * j) as u64;
        }
    }
    if n > 0 {
        t + loops(n - 1)
    } else {
        t
    }
}
fn assertive(n: u32, v: &[u32]) -> u32 {
    assert!(n < 100, "too deep: {n}");
    if n as usize >= v.len() {
        0
    } else {
        v[n as usize].wrapping_mul(3) + assertive(n + 1, v)
    }
}
fn main() {
    let mut s = Stack {
        items: vec![1u8],
        cap: 3,
    };
    s.fill(7, 4);
    println!("{:?}", s.peek());
    let c = Some(Rc::new(Cons {
        v: 1,
        next: Some(Rc::new(Cons { v: 2, next: None })),
    }));
    println!("{} {}", length(&c), c.as_ref().unwrap().v);
    let j = Json::Arr(vec![
        Json::Num(1.0),
        Json::Obj(vec![("a".to_string(), Json::Null)]),
    ]);
    println!("{}", size(&j));
    let mut v = vec![3, 1, 2];
    quick(&mut v);
    println!("{:?} {:?}", v, merge(vec![4, 3, 2]));
    let mut m = HashMap::new();
    println!("{} {}", memo(10, &mut m), matrix([[0.0; 3]; 3], 2)[0][1]);
    let mut t = 0;
    fold(3, &mut |x| t += x);
    println!("{} {}", t, boxed(2)(1));
    println!(
        "{:?} {:?} {} {:?}",
        words("a b c", 1),
        check(1).is_ok(),
        wide(3),
        two((1, 2), Some(5))
    );
    let mut o = String::new();
    chars(&['a', 'b'], &mut o);
    let mut g = vec![vec![0, 1], vec![0, 0]];
    grid(&mut g, 0, 0);
    println!("{o} {:?} {} {}", g, loops(3), assertive(0, &[1, 2]));
}
