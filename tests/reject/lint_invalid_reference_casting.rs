#![allow(unused)]
use std::cell::UnsafeCell;
use std::ptr;
struct S {
    v: i32,
}
unsafe fn generic<T>(r: &UnsafeCell<T>) -> &mut T {
    let t = r as *const UnsafeCell<T> as *mut T;
    unsafe { &mut *t }
}
fn main() {
    let n = 5;
    let s = S { v: 1 };
    unsafe {
        let _a = &mut *(&n as *const i32 as *mut i32);
        *(&n as *const i32 as *mut i32) = 6;
        *(&n as *const i32 as *mut i32) += 1;
        let p = &n as *const i32 as *mut i32;
        *p = 3;
        let _b = &mut *p;
        *((&s.v) as *const i32).cast_mut() = 2;
        ptr::write(&n as *const i32 as *mut i32, 4);
        *ptr::from_ref(&n).cast_mut() = 5;
        *(&n as *const _ as *mut i32).cast::<u32>() = 5;
        let r = &n;
        let q = r as *const i32;
        *(q as *mut i32) = 1;
        let u = UnsafeCell::new(1);
        *u.get() = 2;
        *(UnsafeCell::raw_get(&u)) = 2;
        let mut m = 1;
        *(&mut m as *mut i32) = 2;
        let c = ptr::addr_of!(n) as *mut i32;
        *c = 3;
        let mut late = &m as *const i32 as *mut i32;
        *late = 3;
        late = ptr::null_mut();
        let _ = late;
    }
}
