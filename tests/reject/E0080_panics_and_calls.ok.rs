const fn halve(x: u32, by: u32) -> u32 {
    x / by
}

const fn outer(x: u8) -> u8 {
    inner(x)
}

const fn inner(x: u8) -> u8 {
    x + 1
}

const fn down(n: u32) -> u32 {
    if n == 0 { 0 } else { down(n - 1) + 1 }
}

const HALF: u32 = halve(4, 2);
const OUTER: u8 = outer(254);
const DOWN: u32 = down(126);
const CHECKED: () = assert!(OUTER == 255, "too small");
const FOUND: i32 = Some(3).unwrap();
const NEGATED: i32 = -i32::MAX;
const WRAPPED: i32 = i32::MAX.wrapping_add(1);
static TOTAL: u8 = 254 + 1;

const LIST: &[u8] = &[1, 2, 3];
const THIRD: u8 = LIST[2];
const LETTER: u8 = "abc".as_bytes()[1];
const LAZY: u32 = if HALF == 2 { 7 } else { 1 / (HALF - 2) };

fn main() {
    CHECKED;
    println!("{HALF} {OUTER} {DOWN} {FOUND} {NEGATED} {WRAPPED} {TOTAL}");
    println!("{THIRD} {LETTER} {LAZY}");
}
