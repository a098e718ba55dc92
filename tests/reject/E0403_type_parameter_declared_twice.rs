fn pair<T, T>(first: T, second: T) -> (T, T) {
    (first, second)
}

struct Both<A, const A: usize>([A; 2]);

fn main() {
    println!("{:?}", pair(1, 2));
}
