static mut NUMBERS: &mut [i32] = &mut [1, 2];

const SUM: i32 = {
    let mut x = 3;
    let y = &mut x;
    *y += 1;
    x
};

const fn fill(values: &mut [u8; 3]) {
    let mut i = 0;
    while i < values.len() {
        values[i] = 7;
        i += 1;
    }
}

const FILLED: [u8; 3] = {
    let mut values = [0; 3];
    fill(&mut values);
    values
};

fn main() {
    unsafe {
        NUMBERS[0] = 5;
    }
    println!("{SUM} {:?}", FILLED);
}
