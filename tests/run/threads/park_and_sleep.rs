use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let flag = Arc::new(AtomicBool::new(false));
    let seen = flag.clone();
    let parked = thread::spawn(move || {
        while !seen.load(Ordering::Acquire) {
            thread::park();
        }
        "unparked"
    });
    flag.store(true, Ordering::Release);
    parked.thread().unpark();
    println!("{}", parked.join().unwrap());

    thread::current().unpark();
    thread::park();
    println!("a token waits for the next park");

    let (tx, rx) = mpsc::channel();
    for (name, millis) in [("slow", 60), ("fast", 10), ("medium", 35)] {
        let tx = tx.clone();
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(millis));
            tx.send(name).unwrap();
        });
    }
    drop(tx);
    println!("{:?}", rx.iter().collect::<Vec<_>>());

    let start = Instant::now();
    thread::park_timeout(Duration::from_millis(3));
    thread::sleep(Duration::from_millis(20));
    println!("{}", start.elapsed() >= Duration::from_millis(20));
    let turns = thread::spawn(|| (0..5).map(|n| { thread::yield_now(); n }).sum::<i32>());
    while !turns.is_finished() {
        thread::yield_now();
    }
    println!("{}", turns.join().unwrap());
}
