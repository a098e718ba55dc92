const TWICE: fn(i32) -> i32 = twice;
const LOUD: bool = TWICES > 3;
const TWICES: usize = "four".len();

fn twice(x: i32) -> i32 {
    x * 2
}

fn main() {
    if LOUD {
        println!("{}", TWICE(3));
    }
}
