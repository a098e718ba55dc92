//@ edition: 2024
fn f(a: Option<i32>, b: Result<i32, String>) -> &'static str {
    if let Some(x) = a && x > 2 && let Ok(y) = b && y == x { "both" } else if let Some(1) = a { "one" } else { "none" }
}
fn main() {
    println!("{} {} {}", f(Some(3), Ok(3)), f(Some(1), Ok(3)), f(None, Err("".into())));
    let mut it = vec![3, 2, 1].into_iter();
    while let Some(n) = it.next() && n > 1 { println!("{n}"); }
    let s = "k=v";
    if s.len() > 2 && let Some((k, v)) = s.split_once('=') && !v.is_empty() { println!("{k} {v}"); }
}
