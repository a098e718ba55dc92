fn total(values: &[i32]) -> i32 {
    let mut sum = 0;
    for value in values {
        sum += value;
    }
    sum
}

fn main() {
    let numbers = [1, 2, 3, 4, 5];
    println!("{} {}", total(&numbers), total(&numbers[1..3]));
    let (left, right) = numbers.split_at(2);
    println!("{left:?} {right:?} {:?}", &numbers[..=1]);
    match &numbers[..] {
        [first, rest @ ..] => println!("{first} {}", rest.len()),
        [] => println!("empty"),
    }
}
