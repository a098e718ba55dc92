fn pick(values: &[i32], index: usize) -> i32 {
    let kept = String::from("kept");
    values[index + kept.len()]
}

fn main() {
    let values = [1, 2, 3];
    println!("{}", pick(&values, 3));
}
