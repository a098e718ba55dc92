use std::alloc::Layout;
use std::cmp::{self, Reverse};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::marker::PhantomPinned;
use std::mem::{self, offset_of, MaybeUninit};
use std::ops::ControlFlow;
use std::pin::{pin, Pin};
use std::ptr::{self, NonNull};
#[repr(C)]
struct P {
    a: u8,
    b: u32,
    c: (u8, u16),
}
const OFF: usize = offset_of!(P, b);
#[derive(Default)]
struct H(u64, String);
impl Hasher for H {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, b: &[u8]) {
        self.1.push_str("w");
        for x in b {
            self.0 = self.0 * 31 + *x as u64;
        }
    }
    fn write_u32(&mut self, i: u32) {
        self.1.push_str("u32");
        self.0 += i as u64
    }
}
fn main() {
    println!(
        "{} {} {} {}",
        OFF,
        offset_of!(P, c),
        offset_of!(P, c.1) - offset_of!(P, c),
        offset_of!((u8, u64), 1)
    );
    let mut h = H::default();
    {
        let r: &mut dyn Hasher = &mut h;
        let mut r2 = r;
        5u32.hash(&mut r2);
    }
    println!("{} {}", h.0, h.1);
    let mut b: Box<dyn Hasher> = Box::new(DefaultHasher::new());
    7u8.hash(&mut b);
    println!("{}", b.finish());
    println!("{}", BuildHasherDefault::<DefaultHasher>::new().hash_one(3));
    let mut p = pin!(5);
    p.set(6);
    println!("{} {:?}", *p, p.as_ref().get_ref());
    *p.as_mut() += 1;
    println!("{}", Pin::into_inner(p));
    let mut bp: Pin<Box<i32>> = Box::pin(3);
    bp.set(4);
    println!("{bp} {:?}", Box::into_pin(Box::new("x")));
    let _pp = PhantomPinned;
    println!("{:?}", _pp);
    let d: Pin<Box<dyn std::fmt::Debug>> = Box::pin(8);
    println!("{d:?}");
    println!(
        "{} {} {}",
        cmp::min_by_key(-3, 2, |x: &i32| x.abs()),
        cmp::max_by_key(-3, 2, |x: &i32| x.abs()),
        cmp::max(Reverse(1), Reverse(2)).0
    );
    let c: ControlFlow<i32, i32> = ControlFlow::Break(3);
    println!(
        "{:?} {:?}",
        c.map_break(|x| x + 1),
        c.map_continue(|x| x + 1)
    );
    let (l, o) = Layout::new::<u8>().extend(Layout::new::<u32>()).unwrap();
    println!(
        "{l:?} {o} {:?} {:?}",
        l.pad_to_align(),
        Layout::array::<u16>(3)
    );
    println!("{:?}", unsafe {
        mem::transmute_copy::<u32, [u8; 4]>(&0x01020304)
    });
    println!("{}", mem::min_align_of::<u32>());
    let a = [1u32, 2, 3, 4];
    unsafe {
        let p = a.as_ptr();
        println!(
            "{} {} {}",
            *p.byte_add(4),
            *p.add(2).byte_sub(8),
            p.add(3).byte_offset_from(p)
        );
        println!(
            "{} {}",
            p.add(3).offset_from_unsigned(p),
            (p as *const u8).wrapping_add(1).align_offset(4)
        );
        let n = NonNull::from_ref(&a[0]);
        println!(
            "{} {} {:?}",
            *n.add(1).as_ref(),
            n.offset(2).read(),
            n.is_aligned()
        );
        let s = NonNull::slice_from_raw_parts(n, 3);
        println!("{} {:?}", s.len(), s.as_ref());
        let rs = ptr::slice_from_raw_parts(p, 2);
        println!("{} {}", rs.len(), rs.is_empty());
        println!("{:?}", ptr::without_provenance::<u8>(16));
        let mut x = [1, 2];
        let mut y = [3, 4];
        ptr::swap_nonoverlapping(x.as_mut_ptr(), y.as_mut_ptr(), 2);
        println!("{x:?}{y:?}");
        let q = x.as_mut_ptr();
        q.write_unaligned(9);
        println!("{}", q.read_unaligned());
        let t = p.map_addr(|a| a | 1);
        println!("{}", t.addr() - p.addr());
        println!("{}", *t.map_addr(|a| a & !1));
    }
    let mut bufs = [const { MaybeUninit::<u8>::uninit() }; 3];
    println!("{:?}", bufs.write_copy_of_slice(&[1, 2, 3]));
    println!(
        "{:?} {}",
        MaybeUninit::<u8>::uninit(),
        mem::align_of_val(&1u64)
    );
    let names = [String::from("a")];
    let mut ss = [const { MaybeUninit::<String>::uninit() }; 1];
    println!("{:?}", ss.write_clone_of_slice(&names));
    unsafe { ss.assume_init_drop() };
}
