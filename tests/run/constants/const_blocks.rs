fn f() -> &'static Vec<i32> { const { &Vec::new() } }
fn g(s: &str) -> &'static str { let _ = s; const { let a = "abc"; let b = &a; *b } }
const fn add(a: u8, b: u8) -> u8 { a + b }
fn gen<T>() -> usize { const { let n = std::mem::size_of::<T>(); n * 2 } }
fn arr() -> [Vec<i32>; 3] { [const { Vec::new() }; 3] }
fn clo() -> i32 { let f = |x: i32| x + const { let mut i = 0; while i < 10 { i += 1; } i }; f(5) }
struct L<'a>(&'a str);
impl<'a> L<'a> { fn t(&self) -> &'a str { const { None::<&'a str> }.unwrap_or(self.0) } }
fn nested() -> u8 { const { 4 + const { add(1, 2) } } }
const C: u8 = const { 5 };
fn opt<'a>() -> Option<&'a str> { const { Some("x") } }
fn cell() -> std::cell::RefCell<Vec<&'static str>> { const { std::cell::RefCell::new(Vec::new()) } }
fn main() {
    println!("{:?} {} {} {:?} {} {} {} {} {:?} {:?}", f(), g("a"), gen::<u64>(), arr(), clo(), L("q").t(), nested(), C, opt(), cell());
    let x = const { const fn q() -> i32 { 3 } q() };
    match (const { x_of() }) { 1 => println!("one"), _ => println!("other {x}") }
    for _ in 0..3 { print!("{} ", const { 1 + 2 }); }
    let s: &'static [i32] = const { &[1, 2, 3] };
    println!("{s:?} {}", const { "hello" }.len());
    let r = &const { 5 };
    let t: &'static i32 = r;
    println!("{t} {}", const { if cfg!(debug_assertions) { 1 } else { 2 } });
    unsafe fn u() -> i32 { 1 }
    const _Z: () = const { assert!(2 > 1) };
    let (a, b) = const { (1, "two") };
    println!("{a} {b}");
}
const fn x_of() -> i32 { 1 }
