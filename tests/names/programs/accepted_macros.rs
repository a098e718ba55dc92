use std::fmt::Debug;
macro_rules! swap { ($a:ident, $b:ident) => { let tmp = $a; $a = $b; $b = tmp; } }
macro_rules! max { ($x:expr) => { $x }; ($x:expr, $($rest:expr),+) => {{ let a = $x; let b = max!($($rest),+); if a > b { a } else { b } }} }
macro_rules! make_struct { ($(#[$m:meta])* $v:vis struct $name:ident { $($f:ident : $t:ty = $d:expr),* $(,)? }) => {
    $(#[$m])* $v struct $name { $($f: $t),* }
    impl $name { fn new() -> Self { $name { $($f: $d),* } } }
    impl Default for $name { fn default() -> Self { Self::new() } }
} }
make_struct! { #[derive(Debug, Clone, PartialEq)] pub struct Config { width: u32 = 640, height: u32 = 480, name: String = String::from("main"), } }
macro_rules! count { () => { 0usize }; ($h:tt $($t:tt)*) => { 1usize + count!($($t)*) } }
macro_rules! hashlist { ($($k:expr => $v:expr),* $(,)?) => { vec![$(($k, $v)),*] } }
macro_rules! my_vec { ($($x:expr),* $(,)?) => {{ let mut v = Vec::new(); $(v.push($x);)* v }}; ($x:expr; $n:expr) => { vec![$x; $n] } }
macro_rules! op { ($a:expr, plus, $b:expr) => { $a + $b }; ($a:expr, times, $b:expr) => { $a * $b } }
macro_rules! fns { ($($name:ident => $val:expr;)*) => { $(fn $name() -> i32 { $val })* } }
fns! { one => 1; two => 2; three => 1 + 2; }
macro_rules! nested { ($($outer:ident: [$($inner:expr),*]);* $(;)?) => { $( let $outer = [$($inner),*]; )* } }
macro_rules! outer_macro { ($name:ident) => { macro_rules! $name { ($e:expr) => { $e * 10 }; } } }
outer_macro!(times_ten);
macro_rules! using_a { ($e:expr) => {{ let a = 42; $e }} }
macro_rules! block_m { ($b:block) => { $b } }
macro_rules! pat_m { ($p:pat => $e:expr, $v:expr) => { match $v { $p => $e, _ => -1 } } }
macro_rules! ty_m { ($t:ty) => { <$t>::default() } }
macro_rules! lit { ($l:literal) => { concat!("lit:", $l) } }
macro_rules! lt { ($l:lifetime, $e:expr) => { $l: loop { if $e { break $l; } } } }
macro_rules! path_m { ($p:path) => { $p(5) } }
macro_rules! item_m { ($i:item) => { $i } }
item_m! { fn from_item() -> &'static str { "item" } }
macro_rules! opt { ($a:expr $(, $b:expr)?) => { $a $(+ $b)? } }
macro_rules! stmt_m { ($s:stmt) => { $s; } }
macro_rules! as_str { ($($t:tt)*) => { stringify!($($t)*) } }
macro_rules! inner_local { () => { let hidden = 5; println!("{}", hidden); } }
macro_rules! callback { ($cb:ident, $($args:tt)*) => { $cb!($($args)*) } }
mod inner { #[macro_export] macro_rules! exported { () => { $crate::inner::helper() } } pub fn helper() -> i32 { 77 } }
macro_rules! impl_trait { ($tr:ident for $($t:ty),+) => { $(impl $tr for $t { fn name(&self) -> String { format!("{}:{:?}", stringify!($t), self) } })+ } }
trait Named { fn name(&self) -> String; }
impl_trait!(Named for i32, u8, Vec<i32>);
fn show<T: Debug>(t: T) { println!("{:?}", t); }
fn main() {
    let mut x = 1; let mut y = 2; swap!(x, y); println!("{x} {y}");
    println!("{}", max!(3, 9, 4));
    let c = Config::new(); println!("{:?} {}", c, c == Config::default());
    println!("{}", count!(a b c d));
    println!("{:?}", hashlist! { "a" => 1, "b" => 2 });
    println!("{:?} {:?}", my_vec![1, 2, 3], my_vec![0; 2]);
    println!("{} {}", op!(2, plus, 3), op!(1 + 1, times, 3));
    println!("{} {} {}", one(), two(), three());
    nested! { p: [1, 2]; q: [3] } println!("{:?} {:?}", p, q);
    println!("{}", times_ten!(4));
    let a = 10; println!("{}", using_a!(a / 10));
    println!("{}", block_m!({ let z = 3; z * z }));
    println!("{} {}", pat_m!(Some(n) => n, Some(5)), pat_m!(Some(1) | Some(2) => 12, Some(2)));
    println!("{:?} {:?}", ty_m!(i32), ty_m!(Vec<u8>));
    println!("{}", lit!("x"));
    let mut i = 0; lt!('l, { i += 1; i > 3 }); println!("{i}");
    println!("{:?}", path_m!(Option::Some));
    println!("{}", from_item());
    println!("{} {}", opt!(1), opt!(1, 2));
    stmt_m!(let q2 = 8); println!("{}", q2);
    println!("{}", as_str!(a + b :: c <T> [1, 2] { x }));
    inner_local!();
    callback!(op, 1, plus, 1);
    println!("{}", exported!());
    println!("{} {} {}", 5i32.name(), 7u8.name(), vec![1].name());
    macro_rules! local { ($n:expr) => { $n + x } } println!("{}", local!(1));
    show(matches!(Some(3), Some(n) if n > 2));
    assert!(x == 2, "x was {}", x); assert_eq!(x, 2); assert_ne!(x, 3, "no {x}"); debug_assert!(true);
    println!("{:>8.3}|{:<5}|{:^7}|{:+}|{:08.2}|{:#x}|{:#b}|{:e}", 3.14159, "ab", "mid", 5, -3.14159, 255, 5, 1234.5);
    let width = 7; let prec = 2; println!("{:width$.prec$}|{:>1$}|{:.*}|{0:?}", 1.23456, 6, 3, 2.71828);
    println!("{{}} {}%", 50);
    eprintln!("done"); let s = format!("{:?}", "q\"uote\n"); println!("{s}");
    let v = dbg!(1 + 1); println!("{}", v);
    println!("{}", line!()); println!("{}", column!()); println!("{}", module_path!());
    if false { unreachable!("never {}", 1); } if false { todo!(); } if false { unimplemented!("x"); }
    println!(concat!("a", 1, 2.5, true, 'c', "{}"), 9);
}
