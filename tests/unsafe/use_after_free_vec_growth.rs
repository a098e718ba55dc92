//@ undefined-behavior: use-after-free

fn main() {
    let mut readings: Vec<u32> = vec![1, 2, 3]; //~ allocated
    let newest = readings.as_mut_ptr().wrapping_add(2);
    for reading in 4..8 {
        readings.push(reading); //~ freed
    }
    unsafe {
        *newest += 10; //~ undefined-behavior
    }
    println!("{readings:?}");
}
