struct Ring<T, const N: usize> {
    items: [Option<T>; N],
    next: usize,
}

impl<T, const N: usize> Ring<T, N> {
    const CAPACITY: usize = N;
    fn new() -> Self {
        Ring { items: [const { None }; N], next: 0 }
    }
    fn push(&mut self, item: T) -> Option<T> {
        let old = self.items[self.next].replace(item);
        self.next = (self.next + 1) % Self::CAPACITY;
        old
    }
}

struct Sign<const N: i64>;

impl<const N: i64> Sign<N> {
    const IS_NEGATIVE: bool = N < 0;
}

const TWO: i64 = 2;

fn sign<const N: i64>() -> bool {
    Sign::<N>::IS_NEGATIVE
}

fn zeroes<const N: usize>() -> [u8; N] {
    [0; _]
}

fn first<const N: usize, T: Copy>(items: [T; N]) -> Option<T> {
    if N == 0 { None } else { Some(items[0]) }
}

fn letter<const C: char, const UPPER: bool>() -> String {
    if UPPER { C.to_uppercase().to_string() } else { C.to_string() }
}

fn main() {
    let mut ring: Ring<_, 2> = Ring::new();
    println!("{:?} {:?} {:?}", ring.push('a'), ring.push('b'), ring.push('c'));
    println!("{} {} {} {}", sign::<1>(), sign::<-1>(), sign::<{ 1 - 3 }>(), sign::<TWO>());
    let a: [u8; 4] = zeroes::<_>();
    let b: [_; 3] = zeroes::<(_)>();
    let c: [i32; _] = [1, 2, 3];
    println!("{a:?} {} {}", b.len(), c.iter().sum::<i32>());
    println!("{:?} {:?}", first([7, 8]), first::<0, u8>([]));
    println!("{}{}", letter::<'x', true>(), letter::<'y', { 1 > 2 }>());
}
