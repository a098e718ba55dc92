use std::iter::{self, Flatten, FusedIterator, Peekable, RepeatN};
struct Holder {
    it: Flatten<std::vec::IntoIter<Vec<i32>>>,
}
fn fused<I: FusedIterator>(_: &I) {}
#[derive(Debug)]
struct Countdown(i32, bool);
impl Iterator for Countdown {
    type Item = i32;
    fn next(&mut self) -> Option<i32> {
        self.1 = !self.1;
        if self.1 {
            self.0 -= 1;
            Some(self.0)
        } else {
            None
        }
    }
}
fn main() {
    let h = Holder {
        it: vec![vec![1, 2], vec![], vec![3]].into_iter().flatten(),
    };
    fused(&h.it);
    println!("{:?}", h.it.rev().collect::<Vec<_>>());
    let mut f = Countdown(5, false).fuse();
    println!("{:?} {:?} {:?}", f.next(), f.next(), f.next());
    println!("{:?}", f);
    println!(
        "{:?} {:?}",
        (0..10).skip_while(|x| *x < 3).size_hint(),
        (0..10).take_while(|x| *x < 3).size_hint()
    );
    println!("{:?}", (0..3).map(|x| x * 2));
    println!("{:?}", (0..3).enumerate().skip(1).take(2).rev());
    println!("{:?}", (0..3).chain(5..6).zip(1..));
    let mut p = [1, 2, 3].iter().peekable();
    p.peek();
    println!("{:?}", p);
    let q: Peekable<_> = p.clone();
    println!("{}", q.count());
    let r: RepeatN<String> = iter::repeat_n(String::from("a"), 3);
    println!("{} {:?} {:?}", r.len(), r, r.clone().collect::<String>());
    println!(
        "{:?}",
        iter::once_with(|| 5)
            .chain(iter::empty())
            .chain(iter::once(2))
            .collect::<Vec<i32>>()
    );
    println!("{:?}", iter::chain([1, 2], [3]).last());
    let (a, b, c): (Vec<i32>, Vec<i32>, String) = [(1, 2, 'x'), (3, 4, 'y')].into_iter().collect();
    println!("{a:?} {b:?} {c}");
    let p: Option<i32> = [Some(2), Some(5)].into_iter().product();
    println!("{p:?}");
    let s: Option<i32> = [Some(2), None].into_iter().sum();
    println!("{s:?}");
    println!("{:?}", [1, 2, 3].iter().cycle().size_hint());
    println!(
        "{:?}",
        vec![vec![1], vec![2]]
            .iter()
            .flat_map(|v| v.iter().copied())
            .rev()
            .collect::<Vec<_>>()
    );
    let fm = (1..4).flat_map(|x| 0..x);
    println!("{:?} {:?}", fm.clone().collect::<Vec<_>>(), fm);
    println!(
        "{:?}",
        [3, 1]
            .iter()
            .inspect(|x| print!("<{x}>"))
            .rev()
            .collect::<Vec<_>>()
    );
    let mut sc = (1..5).scan(1, |a, x| {
        *a *= x;
        Some(*a)
    });
    sc.next();
    sc.next();
    println!("{:?} {:?}", sc, sc.size_hint());
    println!("{:?}", iter::successors(Some(1u32), |x| x.checked_mul(10)));
    println!("{:?} {:?}", [1, 2].iter().copied(), [1].iter().cloned());
    let v: () = [(), ()].into_iter().collect();
    println!("{v:?}");
    let mut it = (0..100).step_by(7);
    println!("{:?} {:?} {}", it.nth(2), it.next_back(), it.len());
    println!(
        "{:?}",
        "abc".chars().map_while(|c| c.to_digit(16)).size_hint()
    );
    println!(
        "{:?}",
        vec![Some(1), None, Some(3)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    );
}
