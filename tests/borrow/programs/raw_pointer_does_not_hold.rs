fn main() {
    let mut x = 1;
    let p = &mut x as *mut i32;
    x = 2;
    unsafe { *p = 3 };
    println!("{}", x);
}
