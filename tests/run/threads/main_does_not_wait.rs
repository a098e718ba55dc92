use std::sync::mpsc;
use std::thread;

struct Never(Box<i32>);

impl Drop for Never {
    fn drop(&mut self) {
        println!("never printed {}", self.0);
    }
}

fn main() {
    let (ready, wait) = mpsc::channel();
    let (_forever, stuck) = mpsc::channel::<()>();
    thread::spawn(move || {
        let held = Never(Box::new(1));
        ready.send(vec![held.0.as_ref() + 1]).unwrap();
        stuck.recv().unwrap();
        println!("never printed either");
    });
    println!("{:?}", wait.recv().unwrap());
    std::process::exit(3)
}
