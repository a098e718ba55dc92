fn pick(values: &[i32], index: usize) -> i32 {
    values[index]
}

fn main() {
    let values = [1, 2, 3];
    println!("{}", pick(&values, 2));
    println!("{}", pick(&values, 3));
}
