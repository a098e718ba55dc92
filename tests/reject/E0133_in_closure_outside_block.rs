static mut CALLS: u32 = 0;

fn main() {
    let count = || CALLS += 1;
    unsafe {
        let _ = CALLS;
    }
    count();
}
