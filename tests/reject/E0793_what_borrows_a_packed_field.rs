#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(packed)]
struct P { a: u8, b: u32 }
#[repr(packed(2))]
struct Q { a: u8, b: u16, c: u32, d: [u8; 4], e: Vec<u8> }
#[repr(C, packed)]
struct G<T> { a: u8, t: T, n: P }
fn read<T>(g: &G<T>) -> &T { &g.t }
fn main() {
    let mut p = P { a: 1, b: 2 };
    let x = p.b;
    let y = &p.a;
    println!("{}", p.b);
    println!("{}", { p.b });
    p.b += 1;
    let m = &mut p.b;
    let mut q = Q { a: 1, b: 2, c: 3, d: [0; 4], e: vec![] };
    let r = &q.b;
    let s = &q.c;
    let t = &q.d;
    q.e.push(1);
    let g = G { a: 1, t: 5u64, n: p };
    let n = &g.n.a;
    let n = &g.n;
    let n = &g.n.b;
    let P { b: ref z, .. } = p;
    match p { P { b, .. } if b > 1 => {} _ => {} }
    let raw = std::ptr::addr_of!(p.b);
    let f = || p.b + 1;
    p.b.max(4);
    p.b.clone();
    if p.b == 3 {}
    let h = p == P { a: 1, b: 3 };
}
