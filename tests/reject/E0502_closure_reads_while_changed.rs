fn main() {
    let mut log = vec![1];
    let total = || log.iter().sum::<i32>();
    log.push(2);
    println!("{}", total());
}
