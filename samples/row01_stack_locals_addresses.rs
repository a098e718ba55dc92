//@ note: Both values have their address taken, so they must live in memory and not in registers.

fn main() {
    let a: u32 = 3;
    let n: u8 = 200;
    let where_a = &a as *const u32 as usize;
    let where_n = &n as *const u8 as usize;
    println!("a = {a}, n = {n}");
    println!("aligned: {}, apart: {}", where_a % 4 == 0, where_a != where_n);
    println!("sizes: {} and {} bytes", std::mem::size_of_val(&a), std::mem::size_of_val(&n));
}
