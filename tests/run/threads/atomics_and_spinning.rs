use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicUsize, Ordering};
use std::sync::Arc;
use std::{hint, thread};

static HITS: AtomicUsize = AtomicUsize::new(0);
static READY: AtomicBool = AtomicBool::new(false);

struct SpinLock {
    taken: AtomicBool,
}

impl SpinLock {
    fn with<R>(&self, f: impl FnOnce() -> R) -> R {
        while self.taken.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {
            hint::spin_loop();
        }
        let result = f();
        self.taken.store(false, Ordering::Release);
        result
    }
}

fn main() {
    let waiter = thread::spawn(|| {
        while !READY.load(Ordering::Acquire) {}
        HITS.load(Ordering::Relaxed)
    });
    let handles: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..100 {
                    HITS.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    handles.into_iter().for_each(|h| h.join().unwrap());
    READY.store(true, Ordering::Release);
    println!("{}", waiter.join().unwrap());

    let lock = SpinLock { taken: AtomicBool::new(false) };
    let (sum, low) = (AtomicI64::new(0), AtomicU32::new(u32::MAX));
    thread::scope(|s| {
        for i in 1..=5 {
            let (lock, sum, low) = (&lock, &sum, &low);
            s.spawn(move || {
                lock.with(|| sum.store(sum.load(Ordering::Relaxed) + i, Ordering::Relaxed));
                low.fetch_min(i as u32 * 3, Ordering::Relaxed);
            });
        }
    });
    println!("{:?} {:?}", sum, low.into_inner());

    let shared = Arc::new(AtomicUsize::new(1));
    let doubling: Vec<_> = (0..4)
        .map(|_| {
            let shared = shared.clone();
            thread::spawn(move || shared.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| Some(n * 2)).is_ok())
        })
        .collect();
    println!("{}", doubling.into_iter().all(|h| h.join().unwrap()));
    println!("{}", shared.load(Ordering::SeqCst));
}
