struct S;
struct G<T>(T);

impl Sized for S {}
impl<T> Sized for G<T> {}

fn main() {}
