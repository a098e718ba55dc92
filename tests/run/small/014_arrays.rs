fn main() {
    let mut grid = [[0u8; 3]; 2];
    grid[1][2] = 7;
    println!("{grid:?} {}", grid.len());
    let words = ["a", "b", "c"];
    println!("{} {:?}", words[1], words);
    let copy = grid;
    grid[0][0] = 1;
    println!("{} {}", copy[0][0], grid[0][0]);
    println!("{}", copy == grid);
}
