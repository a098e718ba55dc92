use std::time::Duration;

fn main() {
    let second = Duration::SECOND;
    let bit = 5u32.highest_one();
    let chars = String::from("abc").into_chars();
    let mixed = [1, 2].iter().intersperse(&0).count();
    println!("{second:?} {bit:?} {} {mixed}", chars.count());
}
