fn unused() {
    const { assert!(1 < 4, "small") }
}

fn main() {
    let ratio = const { 6 / (2 + 1) };
    println!("{ratio}");
}
