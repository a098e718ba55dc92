macro_rules! e {
    ($x:expr) => {
        $x +
    };
}
macro_rules! f {
    () => {
        let = 5;
    };
}
fn main() {
    let a = e!(1);
    f!();
}
