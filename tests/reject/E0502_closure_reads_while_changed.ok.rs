fn main() {
    let mut log = vec![1];
    log.push(2);
    let total = || log.iter().sum::<i32>();
    println!("{}", total());
}
