fn f(v: &mut Vec<String>) -> Vec<String> { std::mem::take(v) }
fn main() {
    let mut v = vec![String::from("a")];
    println!("{:?}{:?}", f(&mut v), v.len());
}
