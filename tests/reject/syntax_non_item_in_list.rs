pub trait Add<RHS = Self> {
    type Output;

    fn add(self, rhs: RHS) -> Self::Output;
}

impl<U> Add for T<U> {
    type Output = T<U>;
    ...
}

struct S;
impl S {
    fn x(&self) {}
    5;
    fn y(&self) {}
}

fn main() {
    S.x();
    let wrong: u8 = "text";
}
