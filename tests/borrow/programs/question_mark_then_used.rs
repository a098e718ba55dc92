fn f(r: Result<String, String>) -> Result<usize, String> {
    let s = r?;
    Ok(s.len() + r.unwrap().len())
}

fn main() {}
