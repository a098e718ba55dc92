fn fill(into: &mut Vec<u8>) {
    into.push(1);
}

fn main() {
    let mut bytes: Vec<u8>;
    bytes = vec![2];
    fill(&mut bytes);
    println!("{bytes:?}");
}
