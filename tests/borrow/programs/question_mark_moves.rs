fn f(r: Result<String, String>) -> Result<usize, String> {
    let s = r?;
    Ok(s.len())
}
fn main() { println!("{:?}", f(Ok(String::new()))); }
