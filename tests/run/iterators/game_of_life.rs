use std::fmt;

const WIDTH: usize = 8;
const HEIGHT: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Dead,
    Alive,
}

#[derive(Clone, PartialEq, Eq)]
struct World {
    cells: [[Cell; WIDTH]; HEIGHT],
}

impl World {
    fn parse(text: &str) -> World {
        let mut cells = [[Cell::Dead; WIDTH]; HEIGHT];
        for (row, line) in text.lines().enumerate() {
            for (column, mark) in line.bytes().enumerate() {
                if mark == b'#' {
                    cells[row][column] = Cell::Alive;
                }
            }
        }
        World { cells }
    }

    fn neighbours(&self, row: usize, column: usize) -> usize {
        let mut count = 0;
        for down in [HEIGHT - 1, 0, 1] {
            for right in [WIDTH - 1, 0, 1] {
                let cell = self.cells[(row + down) % HEIGHT][(column + right) % WIDTH];
                if (down, right) != (0, 0) && cell == Cell::Alive {
                    count += 1;
                }
            }
        }
        count
    }

    fn step(&self) -> World {
        let mut next = self.clone();
        for (row, cells) in next.cells.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                *cell = match (*cell, self.neighbours(row, column)) {
                    (Cell::Alive, 2 | 3) | (Cell::Dead, 3) => Cell::Alive,
                    _ => Cell::Dead,
                };
            }
        }
        next
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.cells {
            let line: String =
                row.iter().map(|cell| if *cell == Cell::Alive { '#' } else { '.' }).collect();
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

fn main() {
    let mut world = World::parse(".#......\n..#.....\n###.....");
    for generation in 0..=4 {
        if generation % 2 == 0 {
            println!("generation {generation}\n{world}");
        }
        world = world.step();
    }
    let alive = world.cells.iter().flatten().filter(|cell| **cell == Cell::Alive).count();
    println!("{alive} alive");
}
