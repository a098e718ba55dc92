// A `const` block is a constant of its own: one that fails is an error though nothing calls `unused`.
fn unused() {
    const { assert!(1 > 4, "small") }
}

fn main() {
    let ratio = const { 1 / (2 - 2) };
    println!("{ratio}");
}
