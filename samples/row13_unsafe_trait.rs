/// Types for which all-zero bytes are a value.
unsafe trait Zeroable: Sized {
    fn zeroed() -> Self {
        unsafe { std::mem::zeroed() }
    }
}

unsafe impl Zeroable for u32 {}
unsafe impl Zeroable for [u8; 3] {}

fn main() {
    println!("{} {:?}", u32::zeroed(), <[u8; 3]>::zeroed());
}
