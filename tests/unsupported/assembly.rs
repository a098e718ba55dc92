use std::arch::asm; //~ unsupported: `std::arch`

fn main() {
    let x: u64;
    unsafe { asm!("mov {}, 5", out(reg) x) };
    println!("{x}");
}
