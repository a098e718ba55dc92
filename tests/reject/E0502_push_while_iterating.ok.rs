fn main() {
    let mut queue = vec![1, 2, 3];
    for index in 0..queue.len() {
        if queue[index] == 2 {
            queue.push(4);
        }
    }
    println!("{queue:?}");
}
