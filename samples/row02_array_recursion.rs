//@ overflow: recursive_func every=1
//@ note: Each level holds an array of 100,000 bytes by value: 83 fit into 8 MiB.

const SIZE: usize = 100_000;
const N_ARRAY: usize = 1_000_000;

fn create_ar() -> [u8; SIZE] {
    [0u8; SIZE]
}

fn recursive_func(n: usize) {
    let a = create_ar();
    println!("{} {}", N_ARRAY - n + 1, a[0]);
    if n > 1 {
        recursive_func(n - 1)
    }
}

fn main() {
    recursive_func(N_ARRAY);
}
