#![allow(dead_code)]
use std::collections::{BTreeMap, HashMap};
use std::cell::{Cell, RefCell, OnceCell};
use std::sync::atomic::*;
use std::sync::{Mutex, OnceLock, RwLock, LazyLock};
use std::time::Duration;
static A: AtomicUsize = AtomicUsize::new(0);
static B: Mutex<Vec<i32>> = Mutex::new(Vec::new());
static C: OnceLock<String> = OnceLock::new();
static D: LazyLock<HashMap<i32, i32>> = LazyLock::new(|| HashMap::new());
static E: RwLock<Option<i32>> = RwLock::new(None);
static NAMES: [&str; 3] = ["a", "b", "c"];
const F: fn(i32) -> i32 = g;
fn g(x: i32) -> i32 { x }
const H: Duration = Duration::from_secs(3);
const I: BTreeMap<i32, i32> = BTreeMap::new();
const J: Option<&'static str> = Some("x");
const K: &[(&str, i32)] = &[("a", 1), ("b", 2)];
const L: usize = K.len() + NAMES_LEN;
const NAMES_LEN: usize = 3;
#[derive(Clone, Copy, Debug, PartialEq)] enum Color { Red, Green(u8) }
const M: Color = Color::Green(3);
const N: [Color; 2] = [M, Color::Red];
const O: u8 = match N[0] { Color::Green(x) => x, Color::Red => 0 };
const P: f64 = 3.14 * 2.0;
const Q: char = 'a';
const R: u32 = Q as u32 + 1;
const S: i64 = i64::MAX / 2;
const T: u64 = u64::pow(2, 10);
const U: Option<u8> = 200u8.checked_add(100);
const V: bool = U.is_none();
const W: u32 = "hello".len() as u32;
const X: &str = concat!("a", "b");
const Y: [u8; 5] = *b"hello";
const Z: &[u8] = &Y;
struct Point { x: i32, y: i32 }
impl Point { const ORIGIN: Point = Point { x: 0, y: 0 }; const fn new(x: i32, y: i32) -> Self { Point { x, y } } const fn dot(&self, o: &Point) -> i32 { self.x * o.x + self.y * o.y } }
const AA: Point = Point::new(3, 4);
const AB: i32 = AA.dot(&AA);
static AC: Point = Point { x: AB, ..Point::ORIGIN };
const AD: usize = std::mem::size_of::<Point>() + std::mem::align_of::<u64>();
const AE: u32 = { let mut x = 27u32; let mut n = 0; while x != 1 { x = if x % 2 == 0 { x / 2 } else { 3 * x + 1 }; n += 1; } n };
static mut AF: [i32; 4] = [0; 4];
const AG: *const i32 = &AB;
const AH: &dyn Fn(i32) -> i32 = &|x| x + 1;
const AI: (i32, &str) = (1, "x");
const AJ: i32 = AI.0 + AB;
trait Ext { }
const fn bytes(s: &str) -> u64 { let b = s.as_bytes(); let mut h = 0xcbf29ce484222325u64; let mut i = 0; while i < b.len() { h ^= b[i] as u64; h = h.wrapping_mul(0x100000001b3); i += 1; } h }
const AL: u64 = bytes("hello world");
const AM: [i32; 3] = { let mut a = [3, 1, 2]; let mut i = 0; while i < 3 { let mut j = i + 1; while j < 3 { if a[j] < a[i] { let t = a[i]; a[i] = a[j]; a[j] = t; } j += 1; } i += 1; } a };
const AN: Result<u8, i32> = Err(3);
const AO: u8 = match AN { Ok(x) => x, Err(e) => e as u8 };
const AP: u128 = u128::MAX >> 3;
const AQ: i32 = (-7i32).rem_euclid(3) + 7i32.abs() + (5u8.leading_zeros() as i32);
const AS: u32 = u32::from_le_bytes([1, 2, 3, 4]);
const AT: [u8; 4] = 0x01020304u32.to_be_bytes();
const AU: (&[i32], &[i32]) = [1, 2, 3].split_at(1);
const AV: &str = match std::str::from_utf8(b"abc") { Ok(s) => s, Err(_) => panic!("bad") };
const AW: i32 = *&3;
const AX: Option<&i32> = [1, 2].first();
const AY: u8 = unsafe { *b"abc".as_ptr().add(1) };
fn main() { show(); println!("{L} {O} {AB} {AE} {AL} {:?}", AM); }
fn show() { println!("{:?} {:?} {:?}", U, AU, AX); println!("{} {} {}", AC.x, AI.1, AV); println!("{} {:?} {}", AS, AT, AP); println!("{} {} {}", AQ, AY, 3); println!("{:?} {} {}", N, S, T); }
