const SIZE: usize = 100_000;
const N_ARRAY: usize = 1_000_000;
fn create_ar() -> Box<[u8; SIZE]> { Box::new([0u8; SIZE]) }
fn recursive_func(n: usize) {
let a = create_ar();
println!("{} {}", N_ARRAY - n + 1, a[0]);
if n > 1 { recursive_func(n - 1) }
