fn sort(v: &mut Vec<i32>) {
    for i in 0..v.len() {
        for j in 0..v.len() - 1 - i {
            if v[j] > v[j + 1] {
                v.swap(j, j + 1);
            }
        }
    }
}
fn main() { let mut v = vec![2, 1]; sort(&mut v); println!("{:?}", v); }
