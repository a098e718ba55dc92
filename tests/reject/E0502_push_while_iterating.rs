fn main() {
    let mut queue = vec![1, 2, 3];
    for number in &queue {
        if *number == 2 {
            queue.push(4);
        }
    }
    println!("{queue:?}");
}
