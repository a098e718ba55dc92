// What `format_args!` borrows stays borrowed until the text is made.
fn first(v: &mut Vec<i32>) -> &mut i32 {
    &mut v[0]
}
fn lookup(v: &mut Vec<i32>) -> Result<[&mut i32; 1], String> {
    match v.first_mut() {
        Some(x) => Ok([x]),
        None => Err("empty".to_string()),
    }
}

fn main() {
    let mut v = vec![1, 2, 3];
    println!("{} {:?}", first(&mut v), v);
    println!("{:?} {}", lookup(&mut v), v.len());
    let s = format!("{0} {1} {0}", first(&mut v), v.len());
    println!("{s}");
}
