use std::collections::HashMap;
use std::collections::Missing;

mod inner {
    pub fn f() {}
}
use inner::f;

fn main() {
    let unused = 1;
    let m: Missing = 3;
    'outer: loop {
        break;
    }
}

