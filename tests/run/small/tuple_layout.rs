fn main() {
    let x: (u8, u16) = (1, 2);
    let p = &x as *const _ as usize;
    println!(
        "{} {}",
        &x.0 as *const _ as usize - p,
        &x.1 as *const _ as usize - p
    );
    let x: (u64, u8, u32) = (1, 2, 3);
    let p = &x as *const _ as usize;
    println!(
        "{} {} {}",
        &x.0 as *const _ as usize - p,
        &x.1 as *const _ as usize - p,
        &x.2 as *const _ as usize - p
    );
    let x: (u8, u64, u32) = (1, 2, 3);
    let p = &x as *const _ as usize;
    println!(
        "{} {} {}",
        &x.0 as *const _ as usize - p,
        &x.1 as *const _ as usize - p,
        &x.2 as *const _ as usize - p
    );
}
