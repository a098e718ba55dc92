const EMPTY: &mut [i32] = &mut [];
static SHARED: &mut i32 = &mut 3;
const POINTER: *mut i32 = &raw mut *&mut 3;

struct Wrapper(&'static mut [u8]);

const WRAPPED: Wrapper = Wrapper(&mut [1, 2]);

fn main() {
    println!("{} {} {}", EMPTY.len(), SHARED, WRAPPED.0.len());
    let _ = POINTER;
}
