use std::mem::{self, MaybeUninit};
enum E {
    A = 1,
    B,
}
enum Z {
    A,
    B(u32),
}
fn main() {
    unsafe {
        let a: (u8, Option<&u8>, [u32; 3], bool, *const u8, Z) = mem::zeroed();
        println!(
            "{} {:?} {:?} {} {}",
            a.0,
            a.1.is_none(),
            a.2,
            a.3,
            matches!(a.5, Z::A)
        );
        let f: fn() -> i32 = || 7;
        let p = f as *const ();
        let g = mem::transmute::<*const (), fn() -> i32>(p);
        println!("{}", g());
        let mut buf = MaybeUninit::<[u8; 100]>::uninit();
        *buf.as_mut_ptr() = [3; 100];
        println!("{}", buf.assume_init()[99]);
        let e: Option<E> = mem::zeroed();
        println!("{}", e.is_some());
    }
}
