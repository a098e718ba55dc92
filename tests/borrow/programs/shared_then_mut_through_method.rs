struct C { n: i32, log: Vec<String> }
impl C {
    fn n(&self) -> &i32 { &self.n }
    fn bump(&mut self) { self.n += 1; }
}
fn main() {
    let mut c = C { n: 0, log: vec![] };
    let n = c.n();
    c.bump();
    println!("{}{}", n, c.log.len());
}
