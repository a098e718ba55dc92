// Inclusive ranges and slice iterators: at the ends of types, resumed, broken out of, changed inside.
use std::ops::RangeInclusive;

fn ends() -> Vec<i128> {
    let mut out = Vec::new();
    for n in (u64::MAX - 1)..=u64::MAX {
        out.push(n as i128);
    }
    for n in i8::MIN..=i8::MIN {
        out.push(n as i128);
    }
    for n in 126i8..=i8::MAX {
        out.push(n as i128);
    }
    for n in (u128::MAX >> 1)..=(u128::MAX >> 1) {
        out.push(n as i128);
    }
    for n in 3..=2 {
        out.push(n);
    }
    out
}

fn sum_to(range: RangeInclusive<u32>) -> u32 {
    let mut sum = 0;
    for n in range {
        if n == 7 {
            continue;
        }
        sum += n;
    }
    sum
}

fn used_up(mut range: RangeInclusive<u8>) -> (Vec<u8>, Vec<u8>, bool) {
    let first: Vec<u8> = range.by_ref().take(2).collect();
    let mut second = Vec::new();
    for n in range.clone() {
        second.push(n);
    }
    while let Some(n) = range.next() {
        if n == 4 {
            break;
        }
    }
    (first, second, range.is_empty())
}

fn exhausted() -> usize {
    let mut range = 1..=2;
    range.next();
    range.next();
    let mut turns = 0;
    for _ in range {
        turns += 1;
    }
    turns
}

fn outer_changes() -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut limit = 2;
    for i in 0..=limit {
        limit += 1;
        for j in i..=i + 1 {
            if j == limit {
                continue;
            }
            out.push((i, j));
        }
    }
    out.push((limit, 0));
    out
}

fn labelled(words: &[&str]) -> String {
    let mut text = String::new();
    'words: for (i, word) in words.iter().enumerate() {
        for c in word.chars() {
            match c {
                '#' => continue 'words,
                '!' => break 'words,
                _ => text.push(c),
            }
        }
        text.push_str(&i.to_string());
    }
    text
}

fn doubled(v: &mut [i32]) -> i32 {
    for x in v.iter_mut() {
        *x *= 2;
    }
    let mut last = 0;
    for x in &*v {
        if *x < last {
            return *x;
        }
        last = *x;
    }
    -1
}

fn both_ends(v: &[i32]) -> Vec<i32> {
    let mut it = v.iter();
    let mut out = Vec::new();
    for x in it.by_ref() {
        out.push(*x);
        if *x == 2 {
            break;
        }
    }
    while let Some(x) = it.next_back() {
        out.push(*x * 10);
        if let Some(y) = it.next() {
            out.push(*y);
        }
    }
    out
}

fn text(n: usize) -> String {
    let mut s = String::new();
    for i in 0..=n {
        let c = char::from_u32(0x7e + i as u32 * 40).unwrap();
        s.push(c);
        s.push('é');
        s.push_str("→x");
        let copy = s.clone();
        s.push_str(&copy[copy.len() - 1..]);
    }
    s
}

fn main() {
    println!("{:?}", ends());
    println!("{} {}", sum_to(5..=9), sum_to(9..=5));
    println!("{:?} {:?}", used_up(1..=5), used_up(3..=4));
    println!("{}", exhausted());
    println!("{:?}", outer_changes());
    println!("{}", labelled(&["ab", "c#d", "ef", "g!h", "i"]));
    println!("{} {}", doubled(&mut [1, 2, 3]), doubled(&mut [4, 1]));
    println!("{:?} {:?}", both_ends(&[1, 2, 3, 4, 5, 6]), both_ends(&[]));
    let s = text(3);
    println!("{s} {} {}", s.len(), s.capacity());
    let mut bytes: Vec<u8> = Vec::new();
    for _ in 0..3 {
        bytes.extend_from_slice(b"abc");
        bytes.extend_from_slice(&[1, 2]);
    }
    println!("{:?} {}", bytes, bytes.capacity());
    let mut pairs: Vec<(i32, char)> = Vec::new();
    pairs.extend_from_slice(&[(1, 'a'), (2, 'b')]);
    pairs.extend_from_slice(&pairs.clone()[1..]);
    println!("{:?} {}", pairs, pairs.capacity());
    let mut units: Vec<()> = vec![];
    units.extend_from_slice(&[(), ()]);
    for (i, u) in units.iter().enumerate() {
        println!("{i} {u:?}");
    }
}
