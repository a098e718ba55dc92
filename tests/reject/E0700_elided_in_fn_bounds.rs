struct Inv { v: Vec<i32> }
impl Inv {
    fn a(&self) -> impl Fn(usize) -> i32 { |k| self.v[k] }
    fn b(&self) -> impl Fn(usize) -> i32 { move |k| self.v[k] }
    fn c(&self) -> impl Fn(&str) -> usize { move |k| self.v.len() + k.len() }
    fn e(&self) -> impl Iterator<Item = i32> { self.v.iter().cloned() }
    fn f(&self) -> impl Iterator<Item = &i32> { self.v.iter() }
    fn g(&self, o: &Inv) -> impl Iterator<Item = i32> { o.v.iter().cloned() }
}
fn h(v: &Vec<i32>) -> impl Fn(&str) -> usize { |k| v.len() }
fn i<'a>(v: &'a Vec<i32>, s: &str) -> impl Fn(&str) -> usize + 'a { move |k| v.len() + s.len() }
fn j<'a>(v: &'a Vec<i32>) -> impl Fn(&str) -> usize { move |k| v.len() }
fn main() {}
