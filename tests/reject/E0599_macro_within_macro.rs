macro_rules! outer {
    ($e:expr) => {
        inner!($e)
    };
}
macro_rules! inner {
    ($e:expr) => {
        $e.nothing()
    };
}
fn main() {
    outer!(5);
    let r: &str = outer!("x");
}
