//@ leak: none
//@ note: Every change of capacity is a new buffer on the heap and the end of the old one.

fn main() {
    let n = 3;
    let mut buffer = vec![0; n];
    let mut capacity = buffer.capacity();
    println!("{} elements, room for {capacity}", buffer.len());
    for number in 0..30 {
        buffer.push(number);
        if buffer.capacity() != capacity {
            println!("element {}: {capacity} -> {}", buffer.len(), buffer.capacity());
            capacity = buffer.capacity();
        }
    }
    println!("sum {}", buffer.iter().sum::<i32>());
}
