//@ leak: box-leak

fn counter() -> &'static mut u64 {
    Box::leak(Box::new(41))
}

fn main() {
    let count = counter();
    *count += 1;
    println!("{count}");
}
