use std::thread;

#[derive(Debug)]
struct Job {
    name: String,
    numbers: Vec<u64>,
}

fn work(job: Job) -> (String, u64) {
    let sum = job.numbers.iter().sum();
    (job.name, sum)
}

fn main() {
    let jobs = vec![
        Job { name: "small".to_string(), numbers: vec![1, 2, 3] },
        Job { name: "squares".to_string(), numbers: (1..=10).map(|n| n * n).collect() },
        Job { name: "empty".to_string(), numbers: vec![] },
    ];
    println!("{:?}", jobs[0]);
    let handles: Vec<_> = jobs.into_iter().map(|job| thread::spawn(move || work(job))).collect();
    for handle in handles {
        let (name, sum) = handle.join().unwrap();
        println!("{name}: {sum}");
    }
    let text = String::from("moved in and out");
    let handle = thread::spawn(move || {
        let inner = thread::spawn(move || text.len());
        inner.join().unwrap() * 2
    });
    println!("{}", handle.join().unwrap());
    let named = thread::Builder::new()
        .name("worker".into())
        .spawn(|| thread::current().name().map(str::to_owned))
        .unwrap();
    println!("{:?} {:?}", named.thread().name(), thread::current().name());
    println!("{:?}", named.join().unwrap());
    println!("{:?}", thread::spawn(|| thread::current().name().is_none()).join().unwrap());
}
