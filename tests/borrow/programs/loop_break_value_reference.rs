fn find(v: &[String]) -> &str {
    let mut i = 0;
    loop {
        if v[i].len() > 0 { break &v[i]; }
        i += 1;
    }
}
fn main() { println!("{}", find(&[String::from("a")])); }
