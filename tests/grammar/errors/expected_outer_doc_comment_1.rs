fn f() {}
//! inner
fn g() {}
