//@ leak: none

use std::mem::ManuallyDrop;

struct Pair {
    left: String,
    right: ManuallyDrop<String>,
}

fn main() {
    let pair = Pair {
        left: String::from("freed"),
        right: ManuallyDrop::new(String::from("not freed")), //~ leak: manually-drop
    };
    let mut cleaned = ManuallyDrop::new(Box::new(5u64));
    println!("{} {} {}", pair.left, *pair.right, **cleaned);
    unsafe { ManuallyDrop::drop(&mut cleaned) };
}
