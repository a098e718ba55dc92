fn main() {
    let mut a = [1, 2, 3];
    if let [x, .., z] = &mut a[..] {
        std::mem::swap(x, z);
    }
    println!("{:?}", a);
}
