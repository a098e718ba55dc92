fn store(into: &mut Vec<&u8>, value: &u8) {
    into.push(value);
}

fn main() {
    let mut values = Vec::new();
    store(&mut values, &3);
    println!("{values:?}");
}
