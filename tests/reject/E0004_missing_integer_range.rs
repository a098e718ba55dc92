fn grade(points: u8) -> char {
    match points {
        0..=49 => 'F',
        50..=79 => 'C',
        80..=100 => 'A',
    }
}

fn main() {
    println!("{}", grade(70));
}
