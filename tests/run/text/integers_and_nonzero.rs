use std::num::*;
fn main() {
    let w = Wrapping(250u8) + Wrapping(10);
    println!("{} {:?} {:#x} {:?}", w, w, w, Saturating(3));
    let mut s = Saturating(250u8);
    s += 10;
    s += Saturating(3);
    println!("{s} {:?}", -Saturating(i8::MIN));
    println!("{:?}", Saturating::<u8>::MAX.pow(2));
    let n = NonZeroU32::new(5).unwrap();
    println!(
        "{n} {n:?} {} {}",
        std::mem::size_of::<Option<NonZeroU32>>(),
        std::mem::size_of::<Option<NonZero<char>>>()
    );
    const FIVE: NonZeroU8 = NonZeroU8::new(5).unwrap();
    println!(
        "{:?} {:?} {:?}",
        FIVE.checked_add(251),
        FIVE.checked_add(250),
        NonZeroI8::MIN
    );
    println!(
        "{:?} {:?} {:?}",
        NonZero::new(0i32),
        "0".parse::<NonZeroU8>(),
        "7".parse::<NonZero<i64>>()
    );
    println!("{:?} {:?}", NonZeroU8::try_from(0), NonZeroU16::from(FIVE));
    let x: u8 = FIVE.into();
    println!("{x} {}", 100u8 / FIVE);
    println!("{:?}", 3.0f32.next_up());
    println!("{:?} {:?}", f64::MAX.midpoint(f64::MAX), 1.0f64.next_down());
    println!(
        "{:?} {:?}",
        u8::MAX.carrying_mul(255, 255),
        5u32.carrying_add(u32::MAX, true)
    );
    println!("{:?}", (0.0f64).ln());
    println!(
        "{:?} {:?} {:?}",
        (-1000.0f64).sinh(),
        (1.0f64).atanh(),
        (-1f64).atanh()
    );
    println!("{:?}", (-0.5f64).round());
    println!("{:?}", (-10f64).powf(401.0));
    println!("{:?}", 0f64.powi(-1));
    let t = [1i32, 2, 3].iter().map(|x| x << 1).collect::<Vec<_>>();
    println!("{t:?}");
    let sum: Wrapping<u8> = [200u8, 100].iter().map(|&x| Wrapping(x)).sum();
    println!("{sum}");
    println!("{:?}", std::mem::size_of::<Option<Option<NonZeroU8>>>());
    unsafe {
        println!("{}", 3.7f32.to_int_unchecked::<u8>());
    }
    println!("{:?}", 7i8.midpoint(-8));
    println!("{:?}", (-7i8).midpoint(-8));
    println!("{:?}", i8::MIN.midpoint(-127));
    println!("{} {}", std::u128::MAX, std::f64::MAX_EXP);
    let a = 5u8 & &3;
    let b = 1u64 << 3u128;
    let c = 1i128 << 3u8;
    println!("{a} {b} {c} {}", &1u8 << &3i32);
}
