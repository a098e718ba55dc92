//@ undefined-behavior: out-of-bounds

fn main() {
    let mut v: Vec<u64> = Vec::with_capacity(6); //~ allocated
    let p = v.as_mut_ptr();
    unsafe {
        p.write(1);
        p.add(6).write(2); //~ undefined-behavior
    }
}
