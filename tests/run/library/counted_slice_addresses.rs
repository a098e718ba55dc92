use std::rc::Rc;
fn main() {
    let x: Rc<[u16]> = Rc::from(vec![1u16, 2, 3]);
    let p = Rc::as_ptr(&x) as *const u16;
    unsafe {
        println!("{} {}", *p.add(1), *(p as *const u8).add(2));
        println!("{}", (p as usize) % 8);
        println!("{}", (&x[2] as *const u16 as usize) - p as usize);
    }
}
