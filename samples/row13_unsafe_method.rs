struct Cells {
    values: [u8; 4],
}

impl Cells {
    /// The caller promises that `index` is below four.
    unsafe fn at(&self, index: usize) -> u8 {
        *self.values.as_ptr().add(index)
    }
}

fn main() {
    let cells = Cells { values: [1, 2, 3, 4] };
    let sum = unsafe { cells.at(0) + cells.at(3) };
    println!("sum {sum}");
}
