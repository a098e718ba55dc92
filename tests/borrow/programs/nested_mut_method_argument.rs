struct C { n: i32 }
impl C {
    fn next(&mut self) -> i32 { self.n += 1; self.n }
    fn add(&mut self, k: i32) { self.n += k; }
}
fn main() {
    let mut c = C { n: 0 };
    c.add(c.next());
}
