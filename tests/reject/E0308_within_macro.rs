macro_rules! m {
    ($t:ty) => {
        let x: $t = "a";
    };
}
fn main() {
    m!(i32);
}
