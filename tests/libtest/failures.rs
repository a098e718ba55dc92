//@ args:
//@ args: fails_second fails_quietly
//@ args: second --nocapture
//@ args: thread
//! What failed tests wrote: both streams in order, the panic, the names at the end.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

#[test]
fn fails_second() {
    let _kept = Noisy("kept");
    print!("no newline, ");
    println!("then one");
    eprintln!("to the other stream");
    assert_eq!(1 + 1, 3, "sums of {}", 1);
}

#[test]
fn fails_first() {
    let empty: Vec<u8> = Vec::new();
    print!("open line");
    let _ = empty[0];
}

#[test]
fn passes() {
    println!("nobody reads this");
}

#[test]
fn fails_in_a_thread() {
    let made = std::thread::Builder::new().name("worker".to_string()).spawn(|| {
        println!("from the worker");
        panic!("worker's panic");
    });
    assert!(made.unwrap().join().is_err());
    println!("{:?}", std::thread::current().name());
    None::<i32>.expect("nothing there");
}
