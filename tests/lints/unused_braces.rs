fn f(a: i32) -> i32 { a }
macro_rules! mac { ($e:expr) => { f({ $e }) } }
fn main() {
    let mut s = { 5 };
    let t = { s + 1 };
    s = { 6 };
    s += { 7 };
    f({ s });
    f({ s + 1 });
    f({ f(3) });
    "a".repeat({ 3 });
    let v = [1, 2, 3];
    let w = v[{ 1 }];
    let u = loop { break { 5 }; };
    for i in { 0..3 } {}
    if { s == 1 } {}
    if let Some(x) = { Some(1) } {}
    match { s } { 1 => { 5 } _ => { 6 } };
    let c = |x: i32| { x };
    let c2 = |x: i32| { x + 1 };
    let tup = ({ 1 }, { 2 });
    let r = &{ 3 };
    let st = { { 5 } };
    f({ { 5 } });
    f({
        5
    });
    while { s > 10 } {}
    mac!(3);
    mac!({ 3 });
    println!("{}", { 3 });
    assert!({ true });
    return { };
}
fn g() -> i32 { { 5 } }
fn h() -> i32 { return { 5 } }
const A: i32 = { 5 };
const B: i32 = { 5 + 1 };
static S: i32 = { 7 };
enum E { X = { 3 } }
struct Q<const N: usize>;
fn k() -> Q<{ 3 }> { Q::<{ 3 }> }

