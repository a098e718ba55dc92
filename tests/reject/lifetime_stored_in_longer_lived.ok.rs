fn store<'v>(into: &mut Vec<&'v u8>, value: &'v u8) {
    into.push(value);
}

fn main() {
    let mut values = Vec::new();
    store(&mut values, &3);
    println!("{values:?}");
}
