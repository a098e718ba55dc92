unsafe fn danger() {}

static mut COUNT: i32 = 0;

fn empty() {
    unsafe {}
}

fn nested() {
    unsafe {
        danger();
        unsafe {
            danger();
        }
    }
}

fn outer_needless() {
    unsafe {
        unsafe {
            danger();
        }
    }
}

fn arithmetic() -> i32 {
    unsafe { 1 + 1 }
}

fn main() {
    empty();
    nested();
    outer_needless();
    println!("{}", arithmetic());
    unsafe {
        COUNT += 1;
    }
}
