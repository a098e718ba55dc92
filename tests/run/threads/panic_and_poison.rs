use std::sync::{Arc, Mutex, Once, OnceLock, RwLock};
use std::thread;

struct Guard(&'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("unwinding {}: {}", self.0, thread::panicking());
    }
}

fn main() {
    let lock = Arc::new(Mutex::new(vec![1, 2]));
    let result = {
        let lock = Arc::clone(&lock);
        thread::spawn(move || {
            let _guard = Guard("worker");
            let mut numbers = lock.lock().unwrap();
            numbers.push(3);
            let index = numbers.len();
            numbers[index] = 4;
        })
        .join()
    };
    let payload = result.unwrap_err();
    println!("{:?}", payload.downcast_ref::<String>());
    println!("{} {}", lock.is_poisoned(), thread::panicking());
    match lock.lock() {
        Ok(_) => println!("not poisoned"),
        Err(poisoned) => {
            print!("{poisoned}: ");
            println!("{:?}", poisoned.into_inner());
        }
    }
    lock.clear_poison();
    println!("{:?}", lock.lock().map(|v| v.len()).ok());

    let shared = RwLock::new(0);
    let named = thread::scope(|s| {
        let writer = || {
            let _held = shared.write().unwrap();
            panic!("while writing")
        };
        thread::Builder::new().name("writer".to_string()).spawn_scoped(s, writer).unwrap().join()
    });
    println!("{:?} {}", named.map(|()| 0).is_err(), shared.read().is_err());
    let value = thread::spawn(|| std::panic::panic_any(42_u8)).join().unwrap_err();
    println!("{:?}", value.downcast::<u8>());

    static START: Once = Once::new();
    static CELL: OnceLock<String> = OnceLock::new();
    println!("{}", thread::spawn(|| START.call_once(|| panic!("in once"))).join().is_err());
    START.call_once_force(|state| println!("poisoned: {}", state.is_poisoned()));
    println!("{}", START.is_completed());
    let made: Vec<_> = (0..3).map(|_| thread::spawn(|| CELL.get_or_init(|| "made once".into()).len())).collect();
    println!("{:?} {:?}", made.into_iter().map(|m| m.join().unwrap()).collect::<Vec<_>>(), CELL.get());
}
