use std::collections::{HashMap, HashSet, BTreeSet};
fn main() {
    let v = [1, 2, 3, 4, 5, 6, 7];
    println!("{:?} {:?}", v.first_chunk::<3>(), v.last_chunk::<2>());
    println!("{:?} {:?}", v.split_first_chunk::<2>(), v.split_last_chunk::<8>());
    println!("{:?}", v.as_chunks::<3>());
    println!("{:?} {:?}", v.rchunks(3).collect::<Vec<_>>(), v.chunks_exact(2).rev().collect::<Vec<_>>());
    println!("{:?}", v.rsplit(|x| x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.splitn(2, |x| x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.rsplitn(2, |x| x % 3 == 0).collect::<Vec<_>>());
    println!("{:?}", v.split_inclusive(|x| x % 3 == 0).collect::<Vec<_>>());
    println!("{} {}", v.is_sorted_by(|a, b| a < b), v.is_sorted_by_key(|x| -x));
    let mut w = v.to_vec();
    for c in w.chunks_exact_mut(2) {
        c.swap(0, 1);
    }
    println!("{w:?}");
    for c in w.rchunks_mut(3) {
        c[0] = 0;
    }
    for part in w.split_mut(|x| *x == 0) {
        part.reverse();
    }
    println!("{w:?}");
    for run in w.chunk_by_mut(|a, b| a <= b) {
        run[0] += 100;
    }
    println!("{w:?}"); println!("{:?}", w.chunks_mut(3).next_back());
    let mut z = [5, 1, 4, 2, 3];
    let (a, m, b) = z.select_nth_unstable(2);
    println!("{} {m} {}", a.len(), b.len());
    let mut x = [1, 2];
    x.swap_with_slice(&mut z[..2]);
    println!("{x:?} {:?} {:?}", v.strip_prefix(&[1, 2]), v.strip_suffix(&[1]));
    println!("{} {} {}", [1, 2].iter().le(&[1, 3]), [2.0].iter().gt([f64::NAN].iter()), (0..3).ge(0..3));
    println!("{:?}", (1..=4).try_rfold(0i8, |a, x| a.checked_add(x * 20)));
    println!("{} {}", (0..5u8).len(), [1.0, f64::NAN].iter().is_sorted());
    let mut h: HashMap<i32, &str> = HashMap::from([(1, "a")]);
    println!("{:?}", h.entry(1)); println!("{:?}", h.entry(2));
    println!("{:?} {}", h.drain().collect::<Vec<_>>(), h.len());
    let mut s: HashSet<char> = "ab".chars().collect();
    println!("{:?}", s.drain().collect::<BTreeSet<_>>());
    let p = " a,b ,c, ";
    println!("{:?} {:?}", p.rmatch_indices(',').collect::<Vec<_>>(), p.trim_ascii());
    println!("{:?} {:?}", p.rmatches(char::is_alphabetic).collect::<Vec<_>>(), "a;b;".rsplit_terminator(';').collect::<Vec<_>>());
    println!("{:?} {}", b" x ".trim_ascii(), "é!".floor_char_boundary(1));
    println!("{:?} {:?} {:?}", 100u8.checked_ilog10(), 0u8.checked_ilog2(), 200u8.overflowing_shl(9));
    println!("{:?} {} {}", i8::MIN.overflowing_div(-1), (-7i32).wrapping_rem_euclid(4), i8::MIN.saturating_div(-1));
    println!("{:?} {:?} {}", 7u32.checked_next_multiple_of(4), 5u8.checked_sub_signed(-3), 1u8.unbounded_shl(8));
    println!("{:?} {:?} {}", 5i32.checked_sub_unsigned(7), 1u32.checked_div_euclid(0), 250u8.wrapping_sub_signed(-10));
    println!("{:?} {:?}", 5u8.strict_add(3), String::from_utf16(&[104, 105]).unwrap());
    let mut o: Option<i32> = None;
    *o.get_or_insert_default() += 2;
    println!("{o:?} {:?}", Ok::<i32, ()>(3).iter().next());
}
