macro_rules! ret {
    ($e:expr) => {
        match $e {
            Ok(v) => v,
            Err(e) => return Err(e),
        }
    };
}
fn f() -> Option<i32> {
    let x = ret!("5".parse::<i32>());
    Some(x)
}
fn main() {
    f();
}
