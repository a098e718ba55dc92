fn largest(numbers: &[i32]) -> &i32 {
    let mut best = &numbers[0];
    for number in numbers {
        if number > best {
            best = number;
        }
    }
    best
}

fn main() {
    println!("{}", largest(&[1, 5, 2]));
}
