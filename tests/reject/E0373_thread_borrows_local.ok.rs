use std::thread;

fn main() {
    let numbers = vec![1, 2, 3];
    let handle = thread::spawn(move || numbers.iter().sum::<i32>());
    println!("{}", handle.join().unwrap());
}
