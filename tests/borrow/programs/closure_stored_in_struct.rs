struct Button<'a> { on: Box<dyn FnMut(i32) + 'a> }
impl<'a> Button<'a> {
    fn click(&mut self, n: i32) { (self.on)(n) }
}
fn main() {
    let mut total = 0;
    {
        let mut b = Button { on: Box::new(|n| total += n) };
        b.click(1);
        b.click(2);
    }
    println!("{}", total);
}
