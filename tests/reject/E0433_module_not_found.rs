fn main() {
    let map = HashMap::<u8, u8>::new();
    let value = helpers::compute(1);
    let level = Level::High;
    println!("{} {value}", map.len());
}
