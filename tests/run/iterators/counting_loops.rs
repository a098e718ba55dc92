// Loops that count, in every shape: what is left in the counter, breaks, labels, overflow at the edge.
struct Walk {
    at: usize,
    end: usize,
}

fn sum_while(n: usize) -> (usize, usize) {
    let mut i = 0;
    let mut sum = 0;
    while i < n {
        sum += i * i;
        i += 1;
    }
    (i, sum)
}

fn early(n: i32, stop: i32) -> i32 {
    let mut i = -3;
    while i < n {
        if i == stop {
            break;
        }
        i += 1;
    }
    i
}

fn skipping(n: u8) -> u8 {
    let mut i = 0;
    let mut odd = 0;
    while i < n {
        if i % 2 == 0 {
            i += 1;
            continue;
        }
        odd += 1;
        i += 1;
    }
    odd + i
}

fn moving_end() -> u32 {
    let mut end = 3;
    let mut i = 0;
    while i < end {
        if i == 2 {
            end = 7;
        }
        i += 1;
    }
    i
}

fn ahead(walk: &mut Walk) -> usize {
    let mut total = 0;
    while walk.at < walk.end {
        let now = walk.at;
        walk.at += 1;
        total += now;
    }
    total
}

fn counted_first(n: u64) -> (u64, u64) {
    let mut i = 0;
    let mut seen = 0;
    while i < n {
        let now = i;
        i += 1;
        if now == 4 {
            break;
        }
        seen += i;
    }
    (i, seen)
}

fn find(grid: &[Vec<i32>], wanted: i32) -> Option<(usize, usize)> {
    'rows: for i in 0..grid.len() {
        for j in 0..grid[i].len() {
            if grid[i][j] < 0 {
                continue 'rows;
            }
            if grid[i][j] == wanted {
                return Some((i, j));
            }
        }
    }
    None
}

fn nested_break() -> i32 {
    let mut steps = 0;
    let found = 'outer: loop {
        for i in 0..10 {
            for j in i..10 {
                steps += 1;
                if i * j == 42 {
                    break 'outer i * 100 + j;
                }
            }
        }
        break -1;
    };
    found + steps * 1000
}

fn inclusive() -> (u32, u32) {
    let mut sum = 0u32;
    let mut last = 0;
    for b in 250u8..=255 {
        sum += b as u32;
        last = b;
    }
    for b in 5u8..=4 {
        sum += b as u32;
    }
    for n in -2i32..=2 {
        if n == 0 {
            continue;
        }
        sum += n.unsigned_abs();
    }
    (sum, last as u32)
}

fn inclusive_break(limit: u64) -> u64 {
    let mut product = 1u64;
    for n in 1..=limit {
        if product > 1000 {
            break;
        }
        product *= n;
    }
    product
}

fn resumed() -> Vec<i32> {
    let mut range = 0..6;
    let mut out = Vec::new();
    for n in range.by_ref() {
        if n == 2 {
            break;
        }
        out.push(n);
    }
    out.push(range.len() as i32 * 100);
    for n in range {
        out.push(n);
    }
    let mut again = 7..=9;
    while let Some(n) = again.next() {
        out.push(n);
    }
    out.push(again.is_empty() as i32);
    out
}

fn captured() -> Vec<Box<dyn Fn() -> usize>> {
    let mut made: Vec<Box<dyn Fn() -> usize>> = Vec::new();
    for i in 0..3 {
        made.push(Box::new(move || i * 10));
    }
    made
}

struct Noisy(usize);
impl Drop for Noisy {
    fn drop(&mut self) {
        print!("~{} ", self.0);
    }
}

fn main() {
    println!("{:?} {:?}", sum_while(10), sum_while(0));
    println!("{} {} {}", early(5, 2), early(5, 9), early(-8, 0));
    println!("{} {}", skipping(9), moving_end());
    let mut walk = Walk { at: 2, end: 6 };
    println!("{} {} {}", ahead(&mut walk), walk.at, walk.end);
    println!("{:?} {:?}", counted_first(3), counted_first(9));
    let grid = vec![vec![1, -2, 5], vec![3, 5], vec![]];
    println!("{:?} {:?} {:?}", find(&grid, 5), find(&grid, 1), find(&grid, 8));
    println!("{}", nested_break());
    println!("{:?} {}", inclusive(), inclusive_break(20));
    println!("{:?}", resumed());
    println!("{:?}", captured().iter().map(|f| f()).collect::<Vec<_>>());
    for i in (u64::MAX - 2)..u64::MAX {
        let _held = Noisy((i % 10) as usize);
        print!("{i} ");
    }
    println!();
    let mut high = 253u8;
    loop {
        let _held = Noisy(high as usize);
        high += 1;
    }
}
