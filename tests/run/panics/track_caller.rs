use std::collections::VecDeque;
use std::ops::{Add, Index};
use std::panic::{self, AssertUnwindSafe};

struct Ring {
    items: VecDeque<u32>,
}

impl Ring {
    #[track_caller]
    fn first(&self) -> u32 {
        *self.items.front().expect("an empty ring")
    }

    #[track_caller]
    fn twice(&self) -> u32 {
        self.first() * 2
    }

    fn thrice(&self) -> u32 {
        self.first() * 3
    }
}

impl Index<usize> for Ring {
    type Output = u32;

    fn index(&self, at: usize) -> &u32 {
        assert!(at < self.items.len(), "no item {at}");
        &self.items[at]
    }
}

impl Add<u32> for &Ring {
    type Output = u32;

    fn add(self, more: u32) -> u32 {
        self.items[9] + more
    }
}

trait Ranked {
    #[track_caller]
    fn rank(&self) -> u8;
}

impl Ranked for Ring {
    fn rank(&self) -> u8 {
        200 + self.items[0] as u8
    }
}

#[track_caller]
fn sum(row: &[i32], n: usize) -> i32 {
    let part = || row[n];
    if n > 7 { part() } else { row[n] + 1 }
}

#[track_caller]
fn todo(n: u32) -> u32 {
    match n {
        0 => panic!("zero"),
        1 => unreachable!(),
        2 => todo!(),
        _ => n / (n - n),
    }
}

fn attempt<R>(job: impl FnOnce() -> R) {
    let failed = panic::catch_unwind(AssertUnwindSafe(job)).is_err();
    println!("{failed}");
}

fn main() {
    panic::set_hook(Box::new(|info| {
        let at = info.location().unwrap();
        println!("{}:{}", at.line(), at.column());
    }));
    let empty = Ring { items: VecDeque::new() };
    let full = Ring { items: VecDeque::from([60]) };
    attempt(|| empty.first());
    attempt(|| empty.twice());
    attempt(|| empty.thrice());
    attempt(|| full [3]);
    attempt(|| &full + 1);
    attempt(|| full.rank());
    attempt(|| sum(&[1], 2));
    attempt(|| sum(&[1], 9));
    for n in 0..4 {
        attempt(|| todo(n));
    }
    let row = vec![vec![1, 2], vec![3]];
    let n = row.len();
    attempt(|| row[n - 1] [1]);
    attempt(|| (row)[n].len());
    println!("{}", full.first() + full[0]);
}
