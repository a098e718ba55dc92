macro_rules! try_it { ($($body:tt)*) => { (|| -> Result<i32, std::num::ParseIntError> { $($body)* })() } }
fn main() { println!("{:?}", try_it! { let a: i32 = "4".parse()?; Ok(a * 2) }); println!("{:?}", try_it! { let a: i32 = "x".parse()?; Ok(a) }.is_err()); }
