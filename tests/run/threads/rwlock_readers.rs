use std::sync::{Arc, RwLock};
use std::thread;

#[derive(Debug, Default)]
struct Config {
    version: u32,
    names: Vec<String>,
}

fn main() {
    let config = Arc::new(RwLock::new(Config::default()));
    let writers: Vec<_> = (0..4)
        .map(|i| {
            let config = Arc::clone(&config);
            thread::spawn(move || {
                let mut config = config.write().unwrap();
                config.version += 1;
                config.names.push(format!("writer {i}"));
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let config = Arc::clone(&config);
            thread::spawn(move || {
                let config = config.read().unwrap();
                config.names.len() as u32 == config.version
            })
        })
        .collect();
    println!("{:?}", readers.into_iter().map(|r| r.join().unwrap()).collect::<Vec<_>>());
    let mut config = Arc::try_unwrap(config).unwrap().into_inner().unwrap();
    config.names.sort();
    println!("{config:?}");

    let lock = RwLock::new(5);
    {
        let (a, b) = (lock.read().unwrap(), lock.read().unwrap());
        println!("{} {}", *a + *b, lock.try_write().is_err());
    }
    *lock.write().unwrap() += 1;
    println!("{lock:?}");
}
