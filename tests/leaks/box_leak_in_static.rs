//@ leak: none
//@ note: A static still points to the block when the program ends, so it is reachable.

static mut CONFIG: Option<&'static String> = None;

fn main() {
    unsafe {
        CONFIG = Some(Box::leak(Box::new(String::from("kept for ever"))));
        let config = CONFIG;
        println!("{config:?}");
    }
}
