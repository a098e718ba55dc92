fn main() {
    let mut stack = vec![String::from("a")];
    while let Some(top) = stack.last() {
        stack.push(top.clone());
    }
}
