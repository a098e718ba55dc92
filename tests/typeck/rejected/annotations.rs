fn id<T: Default>() -> T { T::default() }
struct W<T>(Option<T>);
impl<T> W<T> { fn make() -> W<T> { W(None) } fn go(&self) {} }
fn b1() { let v = Vec::new(); }
fn b2() { let mut v = Vec::new(); v.len(); }
fn b3() { id(); }
fn b4() { let x = id(); }
fn b5() { "5".parse().unwrap(); }
fn b6() { vec![1].into_iter().collect(); }
fn b7() { let c = |x| x; }
fn b8() { let c = |x| x.foo(); }
fn b9() { None; }
fn b10() { W::make(); }
fn b11() { let w = W::make(); w.go(); }
fn b12() { let x = Default::default(); }
fn b13() { let x; }
fn b14() { let x = "a".into(); }
fn b15() { let s: u32 = [1, 2].iter().sum::<u32>() + [1].iter().sum(); }
fn b16() { println!("{}", "5".parse().unwrap()); }
fn b17() { let (a, b) = (1, None); }
fn b18() { let x = Ok(5); }
fn b19() { let v = vec![]; }
fn b20() { for x in Vec::new() {} }
fn b21() { let x = std::mem::size_of(); }
fn b22() { let x: Vec<_> = Vec::new(); }
fn b23() { let x = [1, 2].iter().map(|x| x + 1).collect(); }
fn b24() { let c = || None; }
fn b25() { if "5".parse().unwrap() == 5 {} }
fn b26() { let x = "5".parse().unwrap(); x.foo(); }
fn main() {}
