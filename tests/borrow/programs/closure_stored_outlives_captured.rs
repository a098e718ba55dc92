struct Button<'a> { on: Box<dyn FnMut(i32) + 'a> }
fn main() {
    let mut b: Button;
    {
        let mut total = 0;
        b = Button { on: Box::new(|n| total += n) };
    }
    (b.on)(1);
}
