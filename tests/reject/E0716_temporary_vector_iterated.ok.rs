fn numbers() -> Vec<i32> {
    vec![1, 2, 3]
}

fn main() {
    let mut iter = numbers().into_iter();
    while let Some(number) = iter.next() {
        println!("{number}");
    }
}
