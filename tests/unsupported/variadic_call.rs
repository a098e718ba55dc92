use std::ffi::{c_char, c_int};

unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
}

fn main() {
    let text = b"%d\n\0";
    unsafe { printf(text.as_ptr().cast(), 3 as c_int) }; //~ unsupported: the foreign function `printf`
}
