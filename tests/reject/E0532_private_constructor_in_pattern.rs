mod m {
    pub struct Pair(pub i32, i32, u8);
    pub fn pair() -> Pair {
        Pair(1, 2, 3)
    }
}
use m::Pair;
fn main() {
    let Pair(a, b, _) = m::pair();
    let m::Pair(x, ..) = m::pair();
}
