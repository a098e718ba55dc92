fn main() {
    let total = [1u32, 2].iter().sum() + 1u32;
    println!("{total}");
    let default = Default::default();
    println!("{default}");
}
