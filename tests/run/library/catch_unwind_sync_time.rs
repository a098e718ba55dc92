use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, RwLock, OnceLock, LazyLock, Weak};
use std::sync::atomic::{AtomicUsize, AtomicBool, Ordering};
use std::time::Duration;

static COUNT: AtomicUsize = AtomicUsize::new(0);
static NAME: OnceLock<String> = OnceLock::new();
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| { println!("init"); vec![1, 2, 3] });
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, std::thread::panicking());
    }
}

fn depth(n: u32) -> u32 {
    let _d = D("frame");
    if n == 0 { panic!("deep {}", n) } else { depth(n - 1) + 1 }
}

fn main() {
    let r = panic::catch_unwind(|| 5);
    println!("{r:?}");
    let r = panic::catch_unwind(|| depth(2));
    println!("{:?}", r.unwrap_err().downcast_ref::<String>());
    let v: Vec<i32> = vec![];
    let r = panic::catch_unwind(|| v[3]);
    println!("{:?}", r.unwrap_err().downcast::<String>().unwrap());
    let r = panic::catch_unwind(|| { let x: Option<i32> = None; x.unwrap() });
    println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
    let r = panic::catch_unwind(|| { panic::panic_any(42u8); });
    println!("{:?}", r.unwrap_err().downcast_ref::<u8>());
    let r = panic::catch_unwind(|| {
        let _d = D("inner");
        panic::resume_unwind(Box::new("quiet"))
    });
    let r: Result<(), _> = r;
    println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
    let mut total = 0;
    let r = panic::catch_unwind(AssertUnwindSafe(|| { total += 1; total }));
    println!("{r:?} {total}");

    let m = Mutex::new(1);
    *m.lock().unwrap() += 1;
    println!("{m:?} {}", m.try_lock().is_ok());
    let r = panic::catch_unwind(|| { let _g = m.lock().unwrap(); panic!("held"); });
    println!("{} {} {:?}", r.is_err(), m.is_poisoned(), m.lock().is_err());
    println!("{}", m.lock().unwrap_or_else(|e| e.into_inner()));
    let rw = RwLock::new(String::from("a"));
    { let a = rw.read().unwrap(); let b = rw.read().unwrap(); println!("{a} {b} {}", rw.try_write().is_err()); }
    rw.write().unwrap().push('b');
    println!("{:?}", rw); println!("{}", rw.into_inner().unwrap());
    let a = Arc::new(Mutex::new(vec![1]));
    let b = Arc::clone(&a);
    b.lock().unwrap().push(2);
    println!("{:?} {} {}", a, Arc::strong_count(&a), Arc::ptr_eq(&a, &b));
    let w: Weak<_> = Arc::downgrade(&a);
    drop(a);
    println!("{:?}", w.upgrade().map(|x| x.lock().unwrap().len()));
    drop(b);
    println!("{}", w.upgrade().is_none());
    let s: Arc<str> = "hi".into();
    let d: Arc<dyn Fn(i32) -> i32 + Send + Sync> = Arc::new(|x| x + 1);
    println!("{s} {}", d(1));
    COUNT.fetch_add(3, Ordering::SeqCst);
    println!("{} {:?}", COUNT.load(Ordering::Relaxed), COUNT.compare_exchange(3, 9, Ordering::AcqRel, Ordering::Acquire));
    let flag = AtomicBool::new(false);
    println!("{} {:?}", flag.swap(true, Ordering::SeqCst), flag);
    println!("{} {:?}", NAME.get_or_init(|| "n".to_string()), NAME.set("z".into()));
    println!("{} {}", TABLE.len(), TABLE[1]);
    LOG.lock().unwrap().push("x".into());
    println!("{:?}", LOG.lock().unwrap());

    for d in [Duration::from_millis(1500), Duration::from_micros(12), Duration::new(3, 5), Duration::from_nanos(999), Duration::ZERO, Duration::from_secs_f64(2.7)] {
        println!("{d:?} {d:.1?} {:>10?}| {} {} {:?}", d, d.as_millis(), d.as_secs_f32(), d * 2);
    }
    println!("{:?} {:?}", Duration::from_secs(1) - Duration::from_millis(1), Duration::from_secs(5).checked_sub(Duration::from_secs(6)));
    let t = std::time::Instant::now();
    println!("{}", t.elapsed() < Duration::from_secs(1));
    println!("{} {}", size_of::<u64>(), align_of::<u16>());
    let r = std::panic::catch_unwind(|| Duration::from_secs(0) - Duration::from_secs(1));
    println!("{}", r.is_err());
}
