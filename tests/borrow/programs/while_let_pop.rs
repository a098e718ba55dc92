fn main() {
    let mut stack = vec![1];
    while let Some(top) = stack.pop() {
        if top < 3 {
            stack.push(top + 1);
        }
    }
}
