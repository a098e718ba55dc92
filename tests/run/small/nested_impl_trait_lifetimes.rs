struct G {
    w: usize,
    c: Vec<char>,
}
impl G {
    fn cols(&self) -> impl Iterator<Item = impl Iterator<Item = char> + '_> + '_ {
        (0..self.w).map(move |c| self.c.iter().skip(c).step_by(self.w).copied())
    }
    fn cols2<'a>(&'a self) -> impl Iterator<Item = impl Iterator<Item = char> + 'a> + 'a {
        (0..self.w).map(move |c| self.c.iter().skip(c).step_by(self.w).copied())
    }
}
fn main() {
    let g = G {
        w: 2,
        c: vec!['a', 'b'],
    };
    for c in g.cols() {
        println!("{:?}", c.collect::<String>());
    }
}
