#![allow(unused, nonstandard_style, unconditional_recursion)]
fn main() {
    'outer: for i in 0..3 {
        'inner: while i > 1 {
            break;
        }
        'used: loop {
            break 'used;
        }
        'block: {
            println!("{i}");
        }
        'next: for _ in 0..2 {
            continue 'outer;
        }
    }
}
