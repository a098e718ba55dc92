fn sized(count: usize) -> usize {
    let cells: [u8; count * 2] = [0; 4];
    const TWICE: usize = count * 2;
    let list = [0; { let inner = 3; inner + count }];
    cells.len() + list.len()
}

fn main() {
    let n = 3;
    let wide = [1u16; n];
    println!("{} {}", sized(2), wide.len());
}
