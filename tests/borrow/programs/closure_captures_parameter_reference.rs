fn adder<'a>(x: &'a i32) -> impl Fn(i32) -> i32 + 'a {
    move |y| *x + y
}
fn main() {
    let x = 1;
    println!("{}", adder(&x)(2));
}
