//@ undefined-behavior: dangling

fn main() {
    let slot: *mut i32;
    {
        let mut inner = 1;
        slot = &mut inner;
        inner += 1;
        assert_eq!(inner, 2);
    }
    unsafe {
        *slot = 3; //~ undefined-behavior
    }
    println!("written");
}
