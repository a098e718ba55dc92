const fn size() -> i32 {
    2
}

fn sized<const N: usize>(cells: [u8; N]) -> usize {
    const TWICE: usize = 4 * 2;
    let list = [0u8; { let inner = 3; inner + TWICE }];
    cells.len() + list.len()
}

struct Table {
    cells: [u8; { let x = size(); x as usize * 2 }],
}

fn main() {
    let wide: [u16; size() as usize] = [1; 2];
    let table = Table { cells: [0; 4] };
    println!("{} {} {}", sized([0; 2]), wide.len(), table.cells.len());
}
