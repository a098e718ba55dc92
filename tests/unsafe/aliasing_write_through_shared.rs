//@ undefined-behavior: aliasing
//@ unseen

fn overwrite(target: *const u32) {
    unsafe {
        *target.cast_mut() = 9; //~ undefined-behavior
    }
}

fn main() {
    let value = 1u32;
    let shared = &value;
    overwrite(shared);
    println!("{shared}");
}
