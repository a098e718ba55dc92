#[allow(dead_code)]
fn kept() {
    used_by_kept();
}

fn used_by_kept() {}

#[allow(dead_code)]
struct Allowed {
    a: i32,
}

struct Partly {
    #[allow(dead_code)]
    a: i32,
    b: i32,
}

#[no_mangle]
pub extern "C" fn exported() {}

#[deny(dead_code)]
fn denied() {}

fn main() {
    let _partly = Partly { a: 1, b: 2 };
}
