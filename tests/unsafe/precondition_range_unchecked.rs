//@ undefined-behavior: precondition
//@ printed-lines: 1

fn part(row: &mut [i32], from: usize, to: usize) -> &mut [i32] {
    unsafe { row.get_unchecked_mut(from..to) } //~ undefined-behavior
}

fn main() {
    let mut row = [1, 2, 3, 4];
    part(&mut row, 1, 3)[0] = 9;
    println!("{row:?}");
    println!("{:?}", part(&mut row, 2, 5));
}
