fn fail(m: &str) -> ! { panic!("{m}") }
fn pick(n: i32) -> i32 { match n { 0 => 1, 1 => return 7, 2 => unimplemented!(), _ => fail("no") } }
enum Void {} fn absurd(v: Void) -> i32 { match v {} }
fn res(r: Result<i32, std::convert::Infallible>) -> i32 { match r { Ok(n) => n, Err(e) => match e {} } }
fn res2(r: Result<i32, Void>) -> i32 { let Ok(n) = r; n }
fn lp() -> u8 { loop { break 3 } }
fn main() { println!("{} {} {} {} {}", pick(0), pick(1), res(Ok(2)), res2(Ok(3)), lp()); let _f: fn(Void) -> i32 = absurd;
  let x: i32 = if true { 1 } else { todo!() }; println!("{x}"); let y = loop { if x == 1 { break; } }; println!("{:?}", y); pick(3); }
