fn main() {
    let mut counts = [0; 3];
    for (i, c) in counts.iter_mut().enumerate() {
        *c += i;
    }
    println!("{:?}", counts);
}
