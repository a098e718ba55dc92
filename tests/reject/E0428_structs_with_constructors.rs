struct S;
struct S;
struct T(i32);
struct T(u8);
fn f() {}
struct f;
struct V;
struct V { a: i32 }
const S: i32 = 1;
fn T() {}
fn main() {}
