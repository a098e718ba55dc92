extern "rusty" fn f() {}
extern "Rust " fn f2() {}
extern "C" fn ok() {}
extern "stdcall2" { fn g(); }
type F = extern "c" fn(u8);
fn main() {}
