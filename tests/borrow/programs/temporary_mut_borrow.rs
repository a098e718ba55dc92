fn main() {
    let r = &mut vec![1];
    r.push(2);
    println!("{:?}", r);
}
