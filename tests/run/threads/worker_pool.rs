use std::sync::{mpsc, Arc, Mutex};
use std::thread;

type Job = Box<dyn FnOnce() -> u64 + Send + 'static>;

struct Worker {
    id: usize,
    thread: Option<thread::JoinHandle<()>>,
}

struct Pool {
    workers: Vec<Worker>,
    jobs: Option<mpsc::Sender<Job>>,
    results: mpsc::Receiver<u64>,
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, queue) = mpsc::channel::<Job>();
        let (done, results) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let workers = (0..size)
            .map(|id| {
                let (queue, done) = (Arc::clone(&queue), done.clone());
                let thread = thread::spawn(move || loop {
                    let job = queue.lock().unwrap().recv();
                    match job {
                        Ok(job) => done.send(job()).unwrap(),
                        Err(_) => break,
                    }
                });
                Worker { id, thread: Some(thread) }
            })
            .collect();
        Pool { workers, jobs: Some(jobs), results }
    }
    fn execute(&self, job: impl FnOnce() -> u64 + Send + 'static) {
        self.jobs.as_ref().unwrap().send(Box::new(job)).unwrap();
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        drop(self.jobs.take());
        for worker in &mut self.workers {
            if let Some(thread) = worker.thread.take() {
                thread.join().unwrap();
                println!("worker {} stopped", worker.id);
            }
        }
    }
}

fn main() {
    let pool = Pool::new(3);
    for n in 1..=6u64 {
        pool.execute(move || (1..=n).product());
    }
    let mut found: Vec<u64> = pool.results.iter().take(6).collect();
    found.sort();
    println!("{found:?}");
}
