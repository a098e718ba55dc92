#[must_use]
const A: i32 = 1;

#[cold]
struct S;

#[macro_export]
fn exported() {}

#[macro_use]
enum E {
    V,
}

#[inline]
#[inline(always)]
fn twice() {}

#[must_use]
#[must_use]
fn told() -> i32 {
    A
}

trait T {}

#[no_mangle]
#[path = "elsewhere.rs"]
impl S {}

#[ignore]
impl T for S {}

fn main() {
    exported();
    twice();
    let _ = (told(), S, E::V);
}
