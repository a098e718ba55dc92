fn zeros(n: usize) -> usize {
    let buffer = [0; n];
    buffer.len()
}

fn main() {
    println!("{}", zeros(10));
}
