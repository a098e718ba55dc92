fn main() {
    let numbers = [1, 2, 3];
    println!("{:?}", &numbers[1..=]);
    for n in 0..= {
        println!("{n}");
    }
}
