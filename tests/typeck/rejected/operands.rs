fn a1(a: i32, b: i64) { a + b; }
fn a2(a: i32, b: i64) { a == b; }
fn a3(a: i32, b: i64) { let mut a = a; a += b; }
fn a4(a: u8, b: u32) { a << b; a & b; }
fn a5(a: i32, b: &i64) { a + b; a < b; }
fn a6(a: f32, b: f64) -> f32 { a * b }
fn a7(a: usize, b: i32) { if a > b as usize && b < a {} }
fn a8(a: bool, b: i32) { a & b; a == b; a && b; !a + 1; }
fn a9(a: char, b: u8) { a == b; a < b; }
fn a10(a: &i32, b: i32) { a == b; a + b; a == &b; }
fn a11(a: String, b: &str) { a == b; a < b; a + b; }
fn a12(a: &str, b: String) { a == b; a + &b; }
fn a13(a: Option<i32>, b: i32) { a == b; a == Some(b); }
fn a14(v: Vec<i32>, i: i32) { v[i]; v[0] + 1u8; }
fn a15() { let mut x = 5; x = "a"; let y: i32; y = 'c'; }
fn a16(a: *const i32, b: *mut i32) { a == b; b == a; }
fn main(){}
