//@ leak: box-leak

fn main() {
    let numbers: &'static mut [u32] = Box::leak(vec![1, 2, 3].into_boxed_slice());
    numbers[0] = 9;
    let text: &'static str = Box::leak(String::from("static text").into_boxed_str());
    println!("{numbers:?} {text}");
}
