macro_rules! m {
    ($x:expr) => {
        println!("{} {}", $x);
        println!("{}", nope);
        let v: Vec<i32> = vec!["a"];
        assert_eq!($x, "b");
    };
}
fn main() {
    m!(1);
}
