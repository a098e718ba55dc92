#[derive(Clone, Copy)]
struct P {
    x: f64,
    y: f64,
}
struct Big {
    a: [u64; 10],
    n: u32,
}
struct Tree {
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
    key: i32,
}
enum Shape {
    Circle(f64),
    Rect { w: f64, h: f64 },
    Named(String),
}
trait Area {
    fn area(&self) -> f64;
    fn twice(&self) -> f64 {
        self.area() * 2.0
    }
}
impl Area for P {
    fn area(&self) -> f64 {
        self.x * self.y
    }
}
impl Area for Shape {
    fn area(&self) -> f64 {
        match self {
            Shape::Circle(r) => 3.14 * r * r,
            Shape::Rect { w, h } => w * h,
            Shape::Named(s) => s.len() as f64,
        }
    }
}
fn fact(n: u64) -> u64 {
    if n == 0 {
        1
    } else {
        n * fact(n - 1)
    }
}
fn fib(n: u32) -> u32 {
    if n < 2 {
        n
    } else {
        fib(n - 1) + fib(n - 2)
    }
}
fn ack(m: u64, n: u64) -> u64 {
    if m == 0 {
        n + 1
    } else if n == 0 {
        ack(m - 1, 1)
    } else {
        ack(m - 1, ack(m, n - 1))
    }
}
fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        gcd(b, a % b)
    }
}
fn depth(t: &Option<Box<Tree>>) -> usize {
    match t {
        None => 0,
        Some(n) => {
            let l = depth(&n.left);
            let r = depth(&n.right);
            1 + if l > r { l } else { r }
        }
    }
}
fn insert(t: Option<Box<Tree>>, key: i32) -> Option<Box<Tree>> {
    match t {
        None => Some(Box::new(Tree {
            left: None,
            right: None,
            key,
        })),
        Some(mut n) => {
            if key < n.key {
                n.left = insert(n.left.take(), key);
            } else {
                n.right = insert(n.right.take(), key);
            }
            Some(n)
        }
    }
}
fn sum_slice(v: &[i64]) -> i64 {
    if v.is_empty() {
        0
    } else {
        v[0] + sum_slice(&v[1..])
    }
}
fn sum_iter(v: &[i64]) -> i64 {
    let mut s = 0;
    for x in v {
        s += x;
    }
    s
}
fn count(v: &Vec<u8>, i: usize, acc: &mut u32) {
    if i < v.len() {
        *acc += v[i] as u32;
        count(v, i + 1, acc)
    }
}
fn big(n: u32) -> Big {
    let mut b = Big { a: [0; 10], n };
    if n > 0 {
        let c = big(n - 1);
        b.a[0] = c.a[0] + 1;
    }
    b
}
fn mid(a: P, b: P) -> P {
    P {
        x: (a.x + b.x) / 2.0,
        y: (a.y + b.y) / 2.0,
    }
}
fn walk(n: i32, f: &dyn Fn(i32) -> i32) -> i32 {
    if n == 0 {
        f(0)
    } else {
        f(n) + walk(n - 1, f)
    }
}
fn apply<F: Fn(u64) -> u64>(f: &F, n: u64) -> u64 {
    if n == 0 {
        f(1)
    } else {
        apply(f, n - 1)
    }
}
fn text(n: usize) -> String {
    if n == 0 {
        String::new()
    } else {
        let mut s = text(n - 1);
        s.push('a');
        s
    }
}
fn owned(v: Vec<i32>) -> usize {
    v.len()
}
fn hanoi(n: u32, a: char, b: char, c: char, moves: &mut u64) {
    if n > 0 {
        hanoi(n - 1, a, c, b, moves);
        *moves += 1;
        hanoi(n - 1, c, b, a, moves);
    }
}
fn collatz(n: u64, steps: u32) -> u32 {
    if n == 1 {
        steps
    } else if n % 2 == 0 {
        collatz(n / 2, steps + 1)
    } else {
        collatz(3 * n + 1, steps + 1)
    }
}
fn pow(b: f64, e: i32) -> f64 {
    if e == 0 {
        1.0
    } else if e < 0 {
        1.0 / pow(b, -e)
    } else {
        b * pow(b, e - 1)
    }
}
fn even(n: u8) -> bool {
    if n == 0 {
        true
    } else {
        !even(n - 1)
    }
}
fn bsearch(v: &[i32], x: i32, lo: usize, hi: usize) -> Option<usize> {
    if lo >= hi {
        return None;
    }
    let m = lo + (hi - lo) / 2;
    if v[m] == x {
        Some(m)
    } else if v[m] < x {
        bsearch(v, x, m + 1, hi)
    } else {
        bsearch(v, x, lo, m)
    }
}
fn parse(s: &str) -> Result<i32, std::num::ParseIntError> {
    let n: i32 = s.parse()?;
    Ok(n + 1)
}
fn area(s: &dyn Area) -> f64 {
    s.area() + s.twice()
}
fn tuple(a: (i32, i32), n: u32) -> (i32, i32) {
    if n == 0 {
        a
    } else {
        let (x, y) = tuple(a, n - 1);
        (y, x + y)
    }
}
fn unit_loop(n: u32) {
    let mut i = 0;
    while i < n {
        i += 1;
        if i == 7 {
            unit_loop(n - 1);
        }
    }
}
fn opt(n: i32) -> Option<i32> {
    if n > 100 {
        None
    } else {
        opt(n + 1).map(|x| x + 1).or(Some(n))
    }
}
fn arr2(n: usize) -> [i32; 4] {
    if n == 0 {
        [1, 2, 3, 4]
    } else {
        let mut a = arr2(n - 1);
        a[n % 4] += 1;
        a
    }
}
fn perm(v: &mut Vec<i32>, k: usize, out: &mut usize) {
    if k == v.len() {
        *out += 1;
        return;
    }
    for i in k..v.len() {
        v.swap(k, i);
        perm(v, k + 1, out);
        v.swap(k, i);
    }
}
fn show(n: i32) {
    if n > 0 {
        println!("{} {}", n, n * 2);
        show(n - 1)
    }
}
fn main() {
    let p = mid(P { x: 1.0, y: 2.0 }, P { x: 3.0, y: 4.0 });
    let shapes: [&dyn Area; 2] = [&p, &Shape::Rect { w: p.x, h: 2.0 }];
    println!("{} {}", area(shapes[0]), area(shapes[1]));
    println!("{} {} {} {}", fact(5), fib(7), ack(2, 2), gcd(12, 18));
    let mut t = None;
    for k in 0..4 {
        t = insert(t, k);
    }
    println!(
        "{} {} {}",
        depth(&t),
        sum_slice(&[1, 2, 3]),
        sum_iter(&[4, 5])
    );
    let mut acc = 0;
    count(&vec![1, 2], 0, &mut acc);
    println!("{} {} {}", big(3).a[0], big(2).n, walk(3, &|x| x + 1));
    println!("{} {} {}", apply(&|x| x + 1, 2), text(3), owned(vec![1]));
    let mut m = 0;
    hanoi(3, 'a', 'b', 'c', &mut m);
    println!("{} {} {} {}", collatz(9, 0), pow(2.0, 3), even(4), m);
    println!(
        "{:?} {:?} {:?}",
        bsearch(&[1, 2, 3], 2, 0, 3),
        parse("4"),
        tuple((1, 2), 3)
    );
    unit_loop(3);
    println!("{:?} {:?}", opt(98), arr2(3));
    let mut c = 0;
    perm(&mut vec![1, 2, 3], 0, &mut c);
    show(c as i32);
    let s = Shape::Named(String::from("x"));
    if let Shape::Circle(r) = &s {
        println!("{r}");
    }
}
