static mut COUNTER: u32 = 3;
static GREETING: &str = "counted";

fn add(step: u32) {
    unsafe {
        COUNTER += step;
    }
}

fn main() {
    add(4);
    add(5);
    let counted = unsafe { COUNTER };
    println!("{GREETING} {counted}");
}
