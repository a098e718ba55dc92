const V: [i32; 2] = [1, 2];
fn main() {
    let mut v = V;
    v[0] = 3;
    println!("{:?}", v);
}
