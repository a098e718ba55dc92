macro_rules! maxm { ($x:expr) => { $x }; ($x:expr, $($r:expr),+) => {{ let a = $x; let b = maxm!($($r),+); if a > b { a } else { b } }} }
macro_rules! hashmap { ($($k:expr => $v:expr),* $(,)?) => {{ let mut m = std::collections::BTreeMap::new(); $(m.insert($k, $v);)* m }} }
macro_rules! count { () => { 0usize }; ($h:tt $($t:tt)*) => { 1usize + count!($($t)*) } }
macro_rules! make_struct { ($(#[$m:meta])* $vis:vis struct $n:ident { $($f:ident : $t:ty = $d:expr),* $(,)? }) => { $(#[$m])* $vis struct $n { $($f: $t),* } impl Default for $n { fn default() -> Self { $n { $($f: $d),* } } } } }
make_struct! { #[derive(Debug, Clone)] pub struct Cfg { w: u32 = 3, name: String = "x".to_string(), } }
macro_rules! swap { ($a:ident, $b:ident) => { let tmp = $a; $a = $b; $b = tmp; } }
macro_rules! my_vec { ($e:expr; $n:expr) => { vec![$e; $n] }; ($($e:expr),*) => {{ let mut v = Vec::new(); $(v.push($e);)* v }} }
macro_rules! ops { ($($name:ident => $op:tt),*) => { $(fn $name(a: i32, b: i32) -> i32 { a $op b })* } }
ops!(add => +, sub => -, mul => *);
macro_rules! enum_str { (enum $n:ident { $($v:ident = $val:literal),* }) => { #[derive(Debug, Clone, Copy)] enum $n { $($v = $val),* } impl $n { fn name(&self) -> &'static str { match self { $($n::$v => stringify!($v)),* } } const ALL: &'static [$n] = &[$($n::$v),*]; } } }
enum_str! { enum Color { Red = 1, Green = 5 } }
macro_rules! using_a { ($a:ident, $e:expr) => {{ let $a = 42; $e }} }
macro_rules! matrix { ($([$($x:expr),*]),*) => { [$([$($x),*]),*] } }
macro_rules! square { ($x:expr) => { $x * $x } }
fn main() {
    println!("{}", maxm!(3, 9, 4)); println!("{:?}", hashmap! { "a" => 1, "b" => 2, }); println!("{}", count!(a b (c d) e));
    println!("{:?}", Cfg::default()); let (mut x, mut y) = (1, 2); let tmp = 50; swap!(x, y); println!("{x}{y}{tmp}");
    println!("{:?}{:?}", my_vec![1, 2, 3], my_vec![7; 2]); println!("{} {} {}", add(1, 2), sub(5, 3), mul(2, 4));
    for c in Color::ALL { println!("{} {:?} {}", c.name(), c, *c as i32); } println!("{}", using_a!(a, a / 2));
    println!("{:?} {}", matrix!([1, 2], [3, 4]), square!(1 + 2));
}
