// The same in a program without `unsafe`.
fn main() {
    let mut v: Vec<u32> = Vec::with_capacity(4);
    v.push(1);
    let spare = v.spare_capacity_mut();
    println!("{}", spare.len());
    spare[0].write(7);
    println!("{v:?} {}", v.len());
}
