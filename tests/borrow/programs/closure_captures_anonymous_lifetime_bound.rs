fn adder(x: &i32) -> impl Fn(i32) -> i32 + '_ {
    move |y| *x + y
}
fn main() {
    println!("{}", adder(&1)(2));
}
