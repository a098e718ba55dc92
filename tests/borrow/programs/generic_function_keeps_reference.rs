fn id<T>(t: T) -> T { t }
fn main() {
    let mut s = String::from("a");
    let r = id(&s);
    s.push('b');
    println!("{}", r);
}
