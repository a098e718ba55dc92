const fn less(a: usize, b: usize) -> usize {
    a - b
}

const fn table() -> [u32; 16] {
    let mut made = [0; 16];
    let mut i = 0;
    while i < made.len() {
        made[i] = (i * i) as u32;
        i += 1;
    }
    made
}

const SQUARES: [u32; 16] = table();
const COUNT: usize = less(7, 3);

trait Sized2 {
    const SIZE: usize;
    const DOUBLE: usize = 8;
}

struct Small;
struct Wide<const N: usize>;

impl Sized2 for Small {
    const SIZE: usize = less(5, 3);
}

impl<const N: usize> Sized2 for Wide<N> {
    const SIZE: usize = N + 1;
    const DOUBLE: usize = 2 * Self::SIZE;
}

impl<const N: usize> Wide<N> {
    const HALF: usize = N / 2;
}

struct Buffer {
    bytes: [u8; less(5, 3)],
}

enum Level {
    Low = less(9, 4) as isize,
    High,
}

fn a() -> [u8; COUNT] {
    [1; 4]
}

fn b() -> [u8; <Small as Sized2>::SIZE] {
    [2; 2]
}

fn c() -> [u8; <Wide<3> as Sized2>::DOUBLE] {
    [3; 8]
}

fn d() -> [u8; Wide::<7>::HALF] {
    [4; 3]
}

fn e() -> [u8; std::mem::size_of::<u64>()] {
    [5; 8]
}

fn f() -> Wide<{ less(4, 2) }> {
    Wide::<2>
}

fn g() -> [u8; SQUARES[3] as usize] {
    [6; 9]
}

fn h() -> [u8; Level::High as usize] {
    [7; 6]
}

fn main() {
    let buffer = Buffer { bytes: [0; 2] };
    let Wide = f();
    println!("{:?} {:?} {:?} {:?}", a(), b(), c(), d());
    println!("{:?} {:?} {:?} {}", e(), g(), h(), buffer.bytes.len());
    match 4 {
        COUNT => println!("four of {}", Level::Low as u8),
        _ => println!("other"),
    }
}
