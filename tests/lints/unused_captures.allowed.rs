#![allow(unused, nonstandard_style, unconditional_recursion)]
fn main() {
    let mut count = 0;
    let mut add = move || {
        count += 1;
    };
    add();
    let unread = 5;
    let only_made = || {
        let copy = unread;
    };
    only_made();
    let mut changed = 1;
    let mut change = || changed = 2;
    change();
    println!("{changed}");
}
