fn main() {
    let mut numbers = [1, 2, 3];
    let start = numbers.as_mut_ptr();
    unsafe {
        *start.add(1) = 20;
        std::ptr::swap(start, start.add(2));
        println!("{} {}", *start, start.add(1).read());
    }
    println!("{numbers:?}");
    let boxed = Box::into_raw(Box::new(String::from("back")));
    let text = unsafe { Box::from_raw(boxed) };
    println!("{text} {}", std::ptr::null::<i32>().is_null());
}
