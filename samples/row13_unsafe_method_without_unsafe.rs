struct Cells {
    values: [u8; 4],
}

impl Cells {
    unsafe fn at(&self, index: usize) -> u8 {
        *self.values.as_ptr().add(index)
    }
}

fn main() {
    let cells = Cells { values: [1, 2, 3, 4] };
    println!("first {}", cells.at(0));
}
