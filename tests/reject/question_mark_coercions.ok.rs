use std::rc::Rc;
use std::fmt::Debug;
fn bx() -> Result<Box<i32>, String> { Ok(Box::new(1)) }
fn st() -> Result<String, String> { Ok(String::new()) }
fn rs(s: &String) -> Option<&String> { Some(s) }
fn mv(v: &mut Vec<i32>) -> Option<&mut Vec<i32>> { Some(v) }
fn nv() -> Option<std::convert::Infallible> { None }
fn f(v: &mut Vec<i32>) -> Option<()> {
    let a: &str = rs(&String::new())?;
    let b: &[i32] = mv(v)?;
    let c: &mut [i32] = mv(v)?;
    let d: Box<dyn Debug> = Some(Box::new(1))?;
    let e: Rc<dyn Debug> = Some(Rc::new(1))?;
    let g: u8 = Some(1)?;
    let h: Option<u8> = Some(None)?;
    let i: fn(i32) -> i32 = Some(|x| x)?;
    let j: Vec<_> = Some(vec![1])?;
    let k: i64 = if true { Some(1)? } else { None? };
    let l: &i32 = Some(&*Box::new(1))?;
    let m: f64 = "1".parse().ok()?;
    drop::<String>(st().ok()?);
    Some(bx().ok()?).map(|x: Box<i32>| ());
    let n: () = Some(())?;
    let o: *const i32 = Some(&1)?;
    let p: Result<i32, String> = Some(Ok(1))?;
    Some(mv(v)?.push(1))
}
fn main() {}
