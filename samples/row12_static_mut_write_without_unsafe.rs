static mut COUNTER: u32 = 3;

fn main() {
    COUNTER += 1;
    let counted = unsafe { COUNTER };
    println!("counted {counted}");
}
