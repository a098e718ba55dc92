fn main() {
    let mut sum = 0;
    (1..4).for_each(|n| sum += n);
    println!("{}", sum);
}
