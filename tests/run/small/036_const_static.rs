const LIMIT: usize = 3;
const SQUARES: [usize; LIMIT] = [0, 1, LIMIT + 1];
static NAME: &str = "fixed";
static TABLE: [[u8; 2]; 2] = [[1, 2], [3, 4]];

const fn double(n: usize) -> usize {
    n * 2
}

const DOUBLED: usize = double(LIMIT);

fn main() {
    println!("{LIMIT} {SQUARES:?} {NAME} {} {DOUBLED}", TABLE[1][0]);
}
