// Indexing that fails: which check fails first, what it says, and what is dropped on the way out.
use std::panic::{catch_unwind, AssertUnwindSafe};

#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    x: i32,
    y: i32,
    z: i32,
}

struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

fn attempt<T: std::fmt::Debug>(name: &str, job: impl FnOnce() -> T) {
    match catch_unwind(AssertUnwindSafe(job)) {
        Ok(value) => println!("{name}: {value:?}"),
        Err(payload) => {
            let text = payload
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| payload.downcast_ref::<&str>().map(|s| s.to_string()));
            println!("{name}: panicked: {}", text.unwrap());
        }
    }
}

fn say(text: &str, value: usize) -> usize {
    println!("  {text}");
    value
}

fn scaled(v: &Vec<i32>, w: &Vec<i32>, i: usize, j: usize, by: i32) -> i32 {
    v[i] / by + w[j]
}

fn sum(rows: &Vec<Vec<i32>>, i: usize, j: usize) -> i32 {
    let _a = Noisy("a");
    let before = rows[i].len() as i32;
    let _b = Noisy("b");
    before + rows[i][j]
}

fn store(points: &mut Vec<Point>, i: usize, j: usize) -> Point {
    points[i].y = points[j].x + 1;
    points[j].z += points[i].y;
    points[i]
}

fn fill(bytes: &mut Vec<u8>, n: usize) -> usize {
    let mut i = 0;
    while i < n {
        bytes[i] = i as u8;
        i += 1;
    }
    i
}

fn last(units: &Vec<()>, i: usize) {
    units[i]
}

fn shifted(flags: &mut Vec<bool>, from: usize) {
    let mut at = from;
    loop {
        flags[at] = !flags[at];
        at += 2;
    }
}

fn unread(v: &Vec<u64>, i: usize) {
    let _ = v[i];
    let _kept = v[i + 1];
}

fn reused(v: &Vec<i32>, mut i: usize) -> i32 {
    let first = v[i];
    i += 3;
    let second = v[i];
    first * second
}

fn assigned(v: &mut Vec<usize>, i: usize) {
    v[i] = say("value first", 7);
}

fn moved(names: Vec<String>, i: usize) -> usize {
    let picked = &names[i];
    let next = &names[i + 1];
    picked.len() + next.len()
}

fn swapped(v: &mut Vec<i32>, i: usize, j: usize) {
    let held = v[i];
    v[i] = v[j];
    v[j] = held;
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let v = vec![10, 20, 30];
    let w = vec![1];
    attempt("fine", || scaled(&v, &w, 2, 0, 3));
    attempt("left before zero", || scaled(&v, &w, 3, 9, 0));
    attempt("zero before right", || scaled(&v, &w, 0, 9, 0));
    attempt("right", || scaled(&v, &w, 0, 1, 1));
    let rows = vec![vec![1, 2], vec![]];
    attempt("row", || sum(&rows, 0, 1));
    attempt("second index", || sum(&rows, 1, 0));
    attempt("first index", || sum(&rows, 2, 0));
    let mut points = vec![Point { x: 1, y: 2, z: 3 }; 2];
    attempt("points", || store(&mut points, 0, 1));
    attempt("source first", || store(&mut points, 5, 4));
    attempt("target", || store(&mut points, 2, 1));
    println!("{points:?}");
    let mut bytes = vec![9u8; 3];
    attempt("bytes", || fill(&mut bytes, 2));
    attempt("bytes", || fill(&mut bytes, 5));
    println!("{bytes:?}");
    let units = vec![(); 2];
    attempt("unit", || last(&units, 1));
    attempt("unit", || last(&units, 2));
    let mut flags = vec![false; 5];
    attempt("flags", || shifted(&mut flags, 1));
    println!("{flags:?}");
    let numbers: Vec<u64> = vec![5];
    attempt("unread", || unread(&numbers, 0));
    attempt("unread", || unread(&numbers, usize::MAX));
    attempt("reused", || reused(&vec![2, 3, 4, 5], 0));
    attempt("reused", || reused(&vec![2, 3, 4, 5], 1));
    let mut cells = vec![0usize; 2];
    attempt("assigned", || assigned(&mut cells, 2));
    attempt("assigned", || assigned(&mut cells, 1));
    println!("{cells:?}");
    attempt("moved", || moved(vec!["ab".to_string(), "cde".to_string()], 0));
    attempt("moved", || moved(vec!["ab".to_string()], 0));
    let mut pair = vec![1, 2];
    attempt("swapped", || swapped(&mut pair, 0, 1));
    attempt("swapped", || swapped(&mut pair, 0, 2));
    println!("{pair:?}");
    let mut grid = vec![vec![0u8; 4]; 4];
    let n = 4;
    attempt("grid", || {
        for i in 0..n {
            for j in 0..=n {
                grid[i][j] += (i * j) as u8;
            }
        }
    });
    println!("{grid:?}");
}
