use std::collections::*;
struct P {
    x: f64,
}
fn main() {
    let mut v = vec![2.5, 1.0];
    v.sort();
    let m = v.iter().max();
    let mut s = HashSet::new();
    s.insert(1.5f64);
    let b: BTreeMap<P, u8> = BTreeMap::new();
    let n: i32 = 5u64.into();
    let total: i32 = vec![1u8].iter().sum();
    let c: Vec<String> = vec![1, 2].into_iter().collect();
    let q = 1u32 + 1.0;
    let i: usize = 3;
    let z = [1, 2, 3][1i32];
    for x in 5 {}
    if v == [1] {}
    let w: f32 = 1.0f64.into();
}
