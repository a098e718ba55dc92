struct Handle(*mut u8);

unsafe impl Send for Handle {}

fn main() {
    let handle = Handle(std::ptr::null_mut());
    println!("{}", handle.0.is_null());
}
