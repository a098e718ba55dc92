const fn fact(n: u64) -> u64 { if n == 0 { 1 } else { n * fact(n - 1) } }
const fn fib(n: usize) -> [u32; 10] { let mut a = [0; 10]; a[1] = 1; let mut i = 2; while i < n { a[i] = a[i - 1] + a[i - 2]; i += 1; } a }
const F: [u32; 10] = fib(10);
const N: usize = F[6] as usize;
static GREETING: &str = "hello"; static TABLE: [i32; N] = [7; N];
static mut COUNTER: u32 = 0;
struct Cfg { w: u32, h: u32 } impl Cfg { const DEF: Cfg = Cfg { w: 3, h: 4 }; const fn area(&self) -> u32 { self.w * self.h } }
const AREA: u32 = Cfg::DEF.area();
const STR: &str = "abc"; const LEN: usize = STR.len(); const B: &[u8] = STR.as_bytes(); const C0: u8 = B[0];
const fn max(a: i32, b: i32) -> i32 { if a > b { a } else { b } } const M: i32 = max(3, max(9, 2));
const fn gcd(a: u32, b: u32) -> u32 { let (mut a, mut b) = (a, b); while b != 0 { let t = b; b = a % b; a = t; } a }
const _: () = assert!(gcd(12, 18) == 6);
const MASK: u32 = !0 << 4 & 0xff; const OPT: Option<i32> = Some(5); const T: (i32, &str) = (1, "t");
trait Sh { const SIDES: u32; fn n() -> u32 { Self::SIDES * 2 } } struct Sq; impl Sh for Sq { const SIDES: u32 = 4; }
fn main() {
    println!("{} {:?} {} {} {}", fact(10), F, N, GREETING, TABLE.len());
    unsafe { COUNTER += 1; let c = COUNTER; println!("{}", c); }
    println!("{} {} {} {} {}", AREA, LEN, C0, M, MASK);
    match 9 { M => println!("is M"), _ => {} } if let Some(x) = OPT { println!("{x}"); }
    println!("{} {} {:?}", Sq::SIDES, Sq::n(), T);
    let a = [const { 3 * 4 }; 2]; println!("{:?}", a);
    const LOCAL: [[u8; 2]; 2] = [[1, 2], [3, 4]]; println!("{}", LOCAL[1][0]);
    static CALLS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    CALLS.fetch_add(2, std::sync::atomic::Ordering::SeqCst); println!("{:?}", CALLS);
    let v: [Vec<i32>; 2] = [const { Vec::new() }; 2]; println!("{:?}", v);
}
