//@ leak: none

fn main() {
    let mut name = String::from("overwritten"); //~ leak: overwritten
    unsafe {
        std::ptr::write(&mut name, String::from("new"));
    }
    println!("{name}");
}
