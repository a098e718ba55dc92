struct It<'a> { v: &'a [i32], at: usize }
impl<'a> Iterator for It<'a> {
    type Item = &'a i32;
    fn next(&mut self) -> Option<&'a i32> {
        let r = self.v.get(self.at);
        self.at += 1;
        r
    }
}
fn main() {
    let v = vec![1, 2];
    let mut it = It { v: &v, at: 0 };
    let a = it.next();
    let b = it.next();
    println!("{:?}{:?}", a, b);
}
