use std::collections::HashMap;
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn main() {
    let counter = Arc::new(Mutex::new(0));
    let mut handles = vec![];
    for i in 0..8 {
        let counter = Arc::clone(&counter);
        handles.push(thread::spawn(move || {
            for _ in 0..50 {
                let mut n = counter.lock().unwrap();
                *n += i;
            }
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{} {}", *counter.lock().unwrap(), Arc::strong_count(&counter));

    let words = "the cat and the dog and the bird";
    let counts: Mutex<HashMap<&str, usize>> = Mutex::new(HashMap::new());
    thread::scope(|s| {
        for word in words.split(' ') {
            let counts = &counts;
            s.spawn(move || *counts.lock().unwrap().entry(word).or_default() += 1);
        }
    });
    let mut counts: Vec<_> = counts.into_inner().unwrap().into_iter().collect();
    counts.sort();
    println!("{counts:?}");

    let lock = Mutex::new(vec![1]);
    let guard = lock.lock().unwrap();
    thread::scope(|s| {
        s.spawn(|| println!("{}", matches!(lock.try_lock(), Err(TryLockError::WouldBlock))));
    });
    drop(guard);
    println!("{:?} {:?}", lock.try_lock().map(|g| g.len()).ok(), lock);
}
