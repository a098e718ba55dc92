fn len(s: &str) -> usize { s.len() }
fn main() {
    println!("{}", len(&String::from("abc")));
}
