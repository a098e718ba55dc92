fn main() {
    let mut o = Some(String::from("a"));
    if let Some(s) = o.as_mut() {
        s.push('b');
    }
    if let Some(s) = &mut o {
        s.push('c');
    }
    println!("{:?}", o);
}
