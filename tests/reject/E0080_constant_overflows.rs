const SMALL: u8 = 200;
const SUM: u8 = SMALL + 100;
const TABLE: [i32; 3] = [1, 2, 3];
const PAST_END: i32 = TABLE[SMALL as usize];

fn main() {
    println!("{SUM} {PAST_END}");
}
