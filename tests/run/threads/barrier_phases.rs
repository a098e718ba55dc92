use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

const THREADS: usize = 4;

fn main() {
    let barrier = Arc::new(Barrier::new(THREADS));
    let reached = Arc::new(AtomicUsize::new(0));
    let handles: Vec<_> = (0..THREADS)
        .map(|_| {
            let (barrier, reached) = (Arc::clone(&barrier), Arc::clone(&reached));
            thread::spawn(move || {
                let mut seen = vec![];
                let mut led = 0;
                for _ in 0..3 {
                    reached.fetch_add(1, Ordering::SeqCst);
                    led += barrier.wait().is_leader() as usize;
                    seen.push(reached.load(Ordering::SeqCst));
                    barrier.wait();
                }
                (seen, led)
            })
        })
        .collect();
    let mut leaders = 0;
    for handle in handles {
        let (seen, led) = handle.join().unwrap();
        println!("{seen:?}");
        leaders += led;
    }
    println!("{leaders} leaders");
}
