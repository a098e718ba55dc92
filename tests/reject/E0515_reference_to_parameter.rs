fn largest<'a>(numbers: Vec<i32>) -> &'a i32 {
    let mut best = &numbers[0];
    for number in &numbers {
        if number > best {
            best = number;
        }
    }
    best
}

fn main() {
    println!("{}", largest(vec![1, 5, 2]));
}
