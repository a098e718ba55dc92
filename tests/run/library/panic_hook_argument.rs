use std::panic;

fn main() {
    panic::set_hook(Box::new(|info| {
        let line = info.location().map_or(0, |place| place.line());
        println!("hook at line {line}");
    }));
    let caught = panic::catch_unwind(|| {
        panic!("first");
    });
    println!("{}", caught.is_err());
    let _ = panic::take_hook();
}
