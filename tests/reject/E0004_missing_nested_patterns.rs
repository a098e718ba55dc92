fn sum(pair: (Option<i32>, bool)) -> i32 {
    match pair {
        (Some(n), true) => n,
        (None, _) => 0,
    }
}

fn ends(items: &[i32]) -> i32 {
    match items {
        [only] => *only,
        [first, .., last] => first + last,
    }
}

fn main() {
    println!("{} {}", sum((Some(1), true)), ends(&[1]));
}
