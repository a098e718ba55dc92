fn fill(into: &mut Vec<u8>) {
    into.push(1);
}

fn main() {
    let mut bytes: Vec<u8>;
    fill(&mut bytes);
    bytes = vec![2];
    println!("{bytes:?}");
}
