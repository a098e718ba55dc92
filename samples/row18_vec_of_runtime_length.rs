fn zeros(n: usize) -> Vec<i32> {
    vec![0; n]
}

fn main() {
    let buffer = zeros(10);
    println!("{} zeros, capacity {}", buffer.len(), buffer.capacity());
}
