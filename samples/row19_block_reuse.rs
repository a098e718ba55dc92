//@ note: A block of the same size fits into the hole that the freed one left.

fn main() {
    let before = Box::new([1u8; 64]);
    let hole = Box::new([2u8; 64]);
    let after = Box::new([3u8; 64]);
    let address = hole.as_ptr();
    drop(hole);
    let fitting = Box::new([4u8; 64]);
    println!("reused: {}", fitting.as_ptr() == address);
    println!("{} {} {}", before[0], fitting[0], after[0]);
}
