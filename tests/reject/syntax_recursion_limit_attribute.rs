#![recursion_limit = "16"]
macro_rules! down {
    ($x:expr) => {
        down!($x + 1)
    };
}
fn main() {
    down!(1);
    let x: i32 = "never told";
}
