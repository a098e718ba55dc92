macro_rules! unused_in {
    () => {
        let unused = 5;
        let mut m = 3;
        fn dead() {}
    };
}
fn main() {
    unused_in!();
}
