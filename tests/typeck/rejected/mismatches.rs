struct S; struct G<T>(T);
fn f(a: i32, b: &str) {}
fn opt() -> Option<i32> { 5 }
fn unit() -> i32 { 1; }
fn noret() -> i32 { }
fn st() -> String { "a" }
fn ifs(x: bool) -> i32 { if x { 1 } }
fn ifs2(x: bool) -> i32 { if x { 1 } else { "a" } }
fn mt(x: i32) -> i32 { match x { 0 => 1, _ => "a" } }
fn gen<T>(t: T) -> i32 { t }
fn ret(x: i32) { x }
fn ret2() { return 5; }
fn ret3() -> i32 { return; }
fn main() {
    let a: i32 = "a";
    let b: &i32 = 5;
    let c: String = "x";
    let d: G<i32> = G("a");
    let e: (i32, i32) = (1, 2, 3);
    let g: [i32; 2] = [1, 2, 3];
    let h: &mut i32 = &5;
    let i: fn(i32) = 5;
    let j: i32 = |x: i32| x;
    let k: Vec<i32> = Vec::<String>::new();
    let l: S = main;
    let m: Box<i32> = 5;
    f("a", 1);
    f(1);
    f(1, "a", 2);
    let mut z = 5;
    z = "a";
    let n: u8 = 5i32;
    let o: usize = 1i32;
    let q: f64 = 1;
    let r: i32 = 1.0;
    let s: &str = String::new();
    let t: i32 = &5;
    let u: i32 = ();
    let v: () = 5;
    if 1 {}
    while "a" {}
    let w: i32 = Some(5);
    let x: char = "a";
    let y: Option<String> = Some("a");
    let aa: i64 = a;
    let g = G { 0: "a", 1: 2 };
}
