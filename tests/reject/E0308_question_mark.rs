fn a(s: &str) -> Result<i32, std::num::ParseIntError> {
    let x: String = s.parse::<i32>()?;
    let mut y = String::new();
    y = s.parse::<i32>()?;
    let z: u64 = s.parse::<u32>()?;
    take(s.parse::<i32>()?);
    let w = 1u8 + s.parse::<i32>()?;
    let v = vec!["a", s.parse::<i32>()?];
    let t: (String, i32) = (s.parse::<i32>()?, 1);
    if s.parse::<i32>()? { }
    match 1 { 1 => "a", _ => s.parse::<i32>()? };
    s.parse::<u8>()?
}
fn take(s: String) {}
fn b() -> Option<String> { Some(Some(1)?) }
fn c() -> Option<String> { let s: &str = Some(1)?; Some(1)? }
fn d() -> Result<String, String> { Ok(Ok(1)?) }
fn main() {}
