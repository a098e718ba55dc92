// Ranges and indices out of range: what is said, and where an overloaded index is.
use std::panic::{catch_unwind, AssertUnwindSafe};

fn attempt(f: impl FnOnce()) {
    let e = catch_unwind(AssertUnwindSafe(f)).unwrap_err();
    println!("{}", e.downcast_ref::<String>().map_or("not a String", |s| s.as_str()));
}
fn main() {
    std::panic::set_hook(Box::new(|info| {
        let at = info.location().unwrap();
        print!("{}:{} ", at.line(), at.column());
    }));
    let v = vec![1, 2, 3];
    let a = [1, 2, 3];
    let n = v.len();
    attempt(|| println!("{:?}", &v[n + 2..1]));
    attempt(|| println!("{:?}", &v[n + 2..7]));
    attempt(|| println!("{:?}", &v[n - 1..=n - 3]));
    attempt(|| println!("{:?}", &v[n + 2..=n + 1]));
    attempt(|| println!("{:?}", &v[..=n]));
    attempt(|| println!("{:?}", &v[..=n + 1]));
    attempt(|| println!("{:?}", &a[..n + 1]));
    attempt(|| { let _ = &a[n - 1..n - 2]; });
    attempt(|| { let _ = &v[n - 1..n - 2]; });
    attempt(|| { let x = v[n]; println!("{x}"); });
    attempt(|| println!("{}", v[n]));
    attempt(|| println!("{}", a[n]));
    attempt(|| println!("{}", v[n - 1..n - 2].len()));
    let rows = vec![v.clone()];
    attempt(|| println!("{}", rows[0] [n]));
    attempt(|| println!("{}", rows[n][0]));
    attempt(|| println!("{:?}", &v[..=usize::MAX]));
    attempt(|| println!("{}", v.clone().remove(n)));
    attempt(|| v.clone().insert(n + 1, 0));
}
