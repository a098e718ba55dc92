struct Row {
    cells: Vec<u8>,
}

fn main() {
    let row = Row { cells: vec![1] };
    println!("{}", row[0]);
    println!("{}", 5u32[1]);
    println!("{}", row.cells[0]);
}
