fn main() {
    let mut buf = String::new();
    for i in 0..3 {
        buf.clear();
        buf.push('a');
        let r = &buf;
        println!("{}{}", i, r);
    }
}
