fn main() {
    let mut grid = vec![1, 2, 3];
    if let [left, _, right] = grid.as_mut_slice() {
        std::mem::swap(left, right);
    }
    println!("{grid:?}");
}
