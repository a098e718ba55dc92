fn main() {
    let mut v = [1u8, 2, 3];
    let a = <&mut [u8; 2]>::try_from(&mut v[..2]).unwrap();
    a[0] = 9;
    let b = <[u8; 2]>::try_from(&mut v[1..]).unwrap();
    println!("{v:?} {b:?}");
    struct E(u8, u32);
    impl E {
        fn first(&self) -> u8 {
            let p = <*const _>::from(self);
            unsafe { (*p).0 }
        }
    }
    println!("{}", E(7, 1).first());
}
