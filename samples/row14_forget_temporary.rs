//@ leak: forget

fn main() {
    std::mem::forget(String::from("this error"));
    println!("forgotten");
}
