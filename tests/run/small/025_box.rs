struct Large {
    values: [u64; 4],
}

fn main() {
    let number = Box::new(41);
    let mut large = Box::new(Large { values: [1, 2, 3, 4] });
    large.values[2] = *number + 1;
    println!("{} {:?}", number, large.values);
    let unboxed = *large;
    println!("{}", unboxed.values[2]);
}
