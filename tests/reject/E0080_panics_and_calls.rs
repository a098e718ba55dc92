const fn halve(x: u32, by: u32) -> u32 {
    x / by
}

const fn outer(x: u8) -> u8 {
    inner(x)
}

const fn inner(x: u8) -> u8 {
    x + 1
}

const fn endless(n: u32) -> u32 {
    endless(n + 1)
}

const HALF: u32 = halve(4, 0);
const OUTER: u8 = outer(255);
const ENDLESS: u32 = endless(0);
const PANICS: u32 = panic!("never");
const CHECKED: () = assert!(OUTER < 3, "too large");
const FAILS: () = assert!(1 > 2, "numbers are wrong");
const MISSING: i32 = None::<i32>.unwrap();
const NEGATED: i32 = -i32::MIN;
const SHIFTED: i32 = 1 << 40;
const REST: i32 = 5 % 0;
static TOTAL: u8 = 255 + 1;

const LIST: &[u8] = &[1, 2, 3];
const FOURTH: u8 = LIST[3];
const LETTER: u8 = "abc".as_bytes()[7];

fn main() {
    println!("{HALF} {OUTER} {PANICS} {FOURTH}");
}
