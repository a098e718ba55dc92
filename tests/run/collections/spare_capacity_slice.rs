// The spare capacity as a slice.
fn main() {
    let mut v: Vec<u32> = Vec::with_capacity(4);
    v.push(1);
    for (i, slot) in v.spare_capacity_mut().iter_mut().enumerate() {
        slot.write(i as u32 * 5);
    }
    unsafe { v.set_len(4) };
    println!("{v:?} {}", v.len());
    let mut s: Vec<String> = Vec::with_capacity(2);
    s.spare_capacity_mut()[0].write("a".to_string());
    unsafe { s.set_len(1) };
    println!("{s:?}");
    let (p, l, c) = s.into_raw_parts();
    println!("{:?}", unsafe { Vec::from_raw_parts(p, l, c) });
    let b: Box<[u8]> = vec![1u8, 2, 3].into_boxed_slice();
    let raw = Box::into_raw(b);
    println!("{:?}", unsafe { Vec::from_raw_parts(raw as *mut u8, 3, 3) });
}
