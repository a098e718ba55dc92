fn main() {
    let mut stack = vec![1, 2, 3];
    // Captured names come after the written arguments, so `stack` is borrowed last.
    println!("{stack:?} {} {:?}", stack.len(), stack.pop());
    println!("{1} {0} {1}", stack.len(), {
        stack.push(9);
        stack.len()
    });
}
