struct Stack<T> { items: Vec<T> }
impl<T> Stack<T> {
    fn push(&mut self, t: T) { self.items.push(t); }
    fn peek(&self) -> Option<&T> { self.items.last() }
}
fn main() {
    let mut s = Stack { items: vec![1] };
    let top = s.peek();
    s.push(2);
    println!("{:?}", top);
}
