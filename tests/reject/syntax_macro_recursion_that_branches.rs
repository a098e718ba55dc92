macro_rules! cnt {
    ($($x:tt)*) => { 0 $(+ cnt!(@one $x))* };
    (@one $x:tt) => { 1 };
}
fn main() {
    println!("{}", cnt!(a b));
}
