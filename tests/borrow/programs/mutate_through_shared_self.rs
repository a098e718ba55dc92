struct C { n: i32 }
impl C {
    fn bump(&self) { self.n += 1; }
    fn reset(&self) { *self = C { n: 0 }; }
}

fn main() {}
