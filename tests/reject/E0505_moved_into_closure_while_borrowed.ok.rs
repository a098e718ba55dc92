fn main() {
    let data = vec![1, 2, 3];
    let largest = data.iter().max().copied();
    let sum = move || data.iter().sum::<i32>();
    println!("{} {largest:?}", sum());
}
