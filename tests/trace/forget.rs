fn main() {
    let text = String::from("lost");
    std::mem::forget(text);
    let number: &'static mut i32 = Box::leak(Box::new(5));
    *number += 1;
}
