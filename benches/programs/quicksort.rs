//! Sorting a slice in place, with split_at_mut for the two halves.

const LENGTH: usize = 80_000;

fn quicksort(items: &mut [i32]) {
    if items.len() <= 1 {
        return;
    }
    let last = items.len() - 1;
    items.swap(last / 2, last);
    let pivot = items[last];
    let mut split = 0;
    for index in 0..last {
        if items[index] < pivot {
            items.swap(split, index);
            split += 1;
        }
    }
    items.swap(split, last);
    let (left, right) = items.split_at_mut(split);
    quicksort(left);
    quicksort(&mut right[1..]);
}

fn main() {
    let mut items: Vec<i32> = Vec::new();
    let mut state: u32 = 12345;
    for _ in 0..LENGTH {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        items.push((state >> 8) as i32 - 5_000_000);
    }
    quicksort(&mut items);
    let mut hash: u64 = 0;
    for item in &items {
        hash = hash.wrapping_mul(31).wrapping_add(*item as u64);
    }
    println!("{} {} {hash}", items[0], items[LENGTH - 1]);
}
