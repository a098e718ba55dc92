macro_rules! m {
    () => {
        undefined_fn();
    };
}
fn main() {
    m!();
}
