fn main() {
    let mut grid = vec![1, 2, 3];
    let left = &mut grid[0];
    let right = &mut grid[2];
    std::mem::swap(left, right);
    println!("{grid:?}");
}
