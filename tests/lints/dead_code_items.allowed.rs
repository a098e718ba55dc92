#![allow(unused, nonstandard_style, unconditional_recursion)]
struct Unmade;

enum Unused {
    A,
}

union Bits {
    f: f32,
    u: u32,
}

trait Spare {
    fn spare(&self);
}

type Alias = i32;

const LIMIT: i32 = 1;

static GREETING: &str = "hi";

static mut COUNT: i32 = 0;

fn helper() {
    calls_helper();
}

fn calls_helper() {
    helper();
}

fn _underscore() {}

mod inner {
    pub fn never() {}

    pub fn used() {}

    mod deeper {
        fn deepest() {}
    }
}

fn outer() {
    fn nested() {}
    nested();
}

fn main() {
    fn local() {}
    inner::used();
}
