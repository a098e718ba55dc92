use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Queue<T> {
    items: Mutex<VecDeque<T>>,
    ready: Condvar,
}

impl<T> Queue<T> {
    fn new() -> Queue<T> {
        Queue { items: Mutex::new(VecDeque::new()), ready: Condvar::new() }
    }
    fn push(&self, item: T) {
        self.items.lock().unwrap().push_back(item);
        self.ready.notify_one();
    }
    fn pop(&self) -> T {
        let mut items = self.items.lock().unwrap();
        loop {
            if let Some(item) = items.pop_front() {
                return item;
            }
            items = self.ready.wait(items).unwrap();
        }
    }
}

fn main() {
    let queue = Arc::new(Queue::new());
    let consumers: Vec<_> = (0..3)
        .map(|_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                let mut sum = 0;
                while let Some(n) = queue.pop() {
                    sum += n;
                }
                sum
            })
        })
        .collect();
    for n in 1..=30 {
        queue.push(Some(n));
    }
    for _ in &consumers {
        queue.push(None);
    }
    println!("{}", consumers.into_iter().map(|c| c.join().unwrap()).sum::<i32>());

    let pair = (Mutex::new(false), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(Duration::from_millis(5));
            *pair.0.lock().unwrap() = true;
            pair.1.notify_all();
        });
        let started = pair.1.wait_while(pair.0.lock().unwrap(), |started| !*started).unwrap();
        println!("started: {}", *started);
    });
    let (guard, result) = pair.1.wait_timeout(pair.0.lock().unwrap(), Duration::from_millis(2)).unwrap();
    println!("{} {}", *guard, result.timed_out());
}
