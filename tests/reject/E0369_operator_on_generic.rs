fn sum<T>(a: T, b: T) -> T {
    a + b
}

fn larger<T>(a: T, b: T) -> bool {
    a > b
}

fn main() {
    println!("{} {}", sum(1, 2), larger(1, 2));
}
