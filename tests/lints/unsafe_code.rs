#![deny(unsafe_code)]
struct S;
unsafe trait T {}
unsafe impl T for S {}
unsafe impl Send for S {}
#[no_mangle] pub fn nm() {}
#[export_name = "zz"] fn ex() {}
#[link_section = "aa"] fn ls() {}
#[no_mangle] static X: i32 = 1;
impl S { unsafe fn m(&self) {} }
extern "C" { fn ff(); }
unsafe extern "C" { fn fg(); }
unsafe extern "C" fn h() {}
fn main() { let c = || unsafe { }; { unsafe { ff(); fg() } } }
macro_rules! u { () => { unsafe { ff(); fg() } } }
fn k() { u!(); #[allow(unsafe_code)] unsafe { ff() } }

