//@ leak: none

struct Handle {
    id: u32,
}

fn main() {
    let lost = Box::into_raw(Box::new(Handle { id: 1 })); //~ leak: into-raw
    let returned = Box::into_raw(Box::new(Handle { id: 2 }));
    unsafe {
        println!("{} {}", (*lost).id, (*returned).id);
        drop(Box::from_raw(returned));
    }
}
