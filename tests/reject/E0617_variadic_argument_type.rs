extern "C" {
    fn printf(format: *const i8, ...) -> i32;
}

fn main() {
    unsafe {
        printf(std::ptr::null(), 1.5f32, 3u8);
    }
}
