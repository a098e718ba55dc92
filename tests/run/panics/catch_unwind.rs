use std::panic;

struct Tracker<'a> {
    log: &'a std::cell::RefCell<Vec<String>>,
    name: &'static str,
}

impl Drop for Tracker<'_> {
    fn drop(&mut self) {
        self.log.borrow_mut().push(format!("dropped {}", self.name));
    }
}

fn risky(input: i32) -> i32 {
    if input < 0 {
        panic!("negative input: {input}");
    }
    100 / input
}

fn attempt(input: i32) -> Result<i32, String> {
    panic::catch_unwind(|| risky(input)).map_err(|payload| {
        if let Some(text) = payload.downcast_ref::<String>() {
            text.clone()
        } else if let Some(text) = payload.downcast_ref::<&str>() {
            text.to_string()
        } else {
            "unknown payload".to_string()
        }
    })
}

fn main() {
    println!("{:?}", attempt(5));
    println!("{:?}", attempt(-1));
    println!("{:?}", attempt(0));

    let log = std::cell::RefCell::new(Vec::new());
    let result = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        let _first = Tracker { log: &log, name: "first" };
        let _second = Tracker { log: &log, name: "second" };
        panic!("stop");
    }));
    println!("{} {:?}", result.is_err(), log.borrow());
}
