use std::collections::HashMap;

fn good(unused: i32) -> i32 {
    let mut steady = 3;
    while true {
        break;
    }
    5
}

fn never_called() {}

fn bad() {
    let not_used = 1;
    let x: i32 = "text";
}

fn main() {
    good(1);
    bad();
}

