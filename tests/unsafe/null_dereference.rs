//@ undefined-behavior: null
//@ printed-lines: 1

struct Node {
    value: u32,
    next: *const Node,
}

fn main() {
    let last = Node { value: 2, next: std::ptr::null() };
    let first = Node { value: 1, next: &last };
    let mut node: *const Node = &first;
    let mut total = 0;
    println!("walking");
    while total < 10 {
        total += unsafe { (*node).value }; //~ undefined-behavior
        node = unsafe { (*node).next };
    }
    println!("{total}");
}
