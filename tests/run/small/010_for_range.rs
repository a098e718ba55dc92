fn main() {
    for i in 0..3 {
        print!("{i} ");
    }
    for i in (1..=3).rev() {
        print!("{i} ");
    }
    println!();
    let mut sum = 0;
    for i in 1..=100 {
        if i % 3 == 0 {
            continue;
        }
        sum += i;
    }
    println!("{sum}");
}
