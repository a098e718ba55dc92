fn main() {
    let flag = true;
    let value = if flag { 1 } else { "two" };
    let other = match value {
        1 => 'a',
        _ => 2.0,
    };
    println!("{value} {other}");
}
