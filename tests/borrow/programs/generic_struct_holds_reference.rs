struct Stack<T> { items: Vec<T> }
impl<T> Stack<T> {
    fn new() -> Self { Stack { items: Vec::new() } }
    fn push(&mut self, t: T) { self.items.push(t); }
    fn peek(&self) -> Option<&T> { self.items.last() }
}
fn main() {
    let mut s = Stack::new();
    let a = String::from("a");
    s.push(&a);
    println!("{:?}", s.peek());
}
