fn endless(n: u32) -> impl Sized {
    if n == 0 {
        return (endless(n), 1);
    }
    (endless(n - 1), 2)
}

fn main() {
    endless(3);
}
