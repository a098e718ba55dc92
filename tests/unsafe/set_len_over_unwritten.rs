//@ undefined-behavior: uninit

fn main() {
    let mut v: Vec<i32> = Vec::with_capacity(6);
    let p = v.as_mut_ptr();
    unsafe {
        *p = 1;
        v.set_len(2);
    }
    if v[1] == 0 { //~ undefined-behavior
        println!("zero");
    }
}
