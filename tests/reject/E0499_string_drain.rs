fn main() {
    let mut s = String::from("abc");
    let mut d = s.drain(..1);
    s.push('x');
    println!("{:?}", d.next());
}
