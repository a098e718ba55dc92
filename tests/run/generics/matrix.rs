use std::fmt;
use std::ops::{Add, Index, IndexMut, Mul, Sub};

#[derive(Debug, Clone, PartialEq)]
struct Matrix {
    rows: usize,
    columns: usize,
    data: Vec<f64>,
}

impl Matrix {
    fn from_fn(rows: usize, columns: usize, f: impl Fn(usize, usize) -> f64) -> Matrix {
        let mut data = Vec::with_capacity(rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                data.push(f(row, column));
            }
        }
        Matrix { rows, columns, data }
    }

    fn identity(size: usize) -> Matrix {
        Matrix::from_fn(size, size, |row, column| if row == column { 1.0 } else { 0.0 })
    }

    fn transposed(&self) -> Matrix {
        Matrix::from_fn(self.columns, self.rows, |row, column| self[(column, row)])
    }

    fn power(&self, exponent: u32) -> Matrix {
        (0..exponent).fold(Matrix::identity(self.rows), |product, _| &product * self)
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        assert!(column < self.columns, "column {column} of {}", self.columns);
        &self.data[row * self.columns + column]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.data[row * self.columns + column]
    }
}

impl<'a> Mul<&'a Matrix> for &Matrix {
    type Output = Matrix;

    fn mul(self, other: &'a Matrix) -> Matrix {
        Matrix::from_fn(self.rows, other.columns, |row, column| {
            (0..self.columns).map(|k| self[(row, k)] * other[(k, column)]).sum()
        })
    }
}

impl Mul<f64> for Matrix {
    type Output = Matrix;

    fn mul(mut self, scale: f64) -> Matrix {
        self.data.iter_mut().for_each(|value| *value *= scale);
        self
    }
}

impl Add for Matrix {
    type Output = Matrix;

    fn add(self, other: Matrix) -> Matrix {
        Matrix::from_fn(self.rows, self.columns, |row, column| {
            self[(row, column)] + other[(row, column)]
        })
    }
}

impl Sub<&Matrix> for Matrix {
    type Output = Matrix;

    fn sub(self, other: &Matrix) -> Matrix {
        self + other.clone() * -1.0
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in self.data.chunks(self.columns) {
            let cells: Vec<String> = row.iter().map(|value| format!("{value:6.1}")).collect();
            writeln!(f, "[{}]", cells.join(","))?;
        }
        Ok(())
    }
}

fn main() {
    let a = Matrix::from_fn(2, 3, |row, column| (row * 3 + column) as f64);
    let square = &a * &a.transposed();
    print!("{a}{square}");
    let mut sum = square.clone() * 0.5 + Matrix::identity(2) - &square;
    sum[(0, 1)] += 10.0;
    print!("{sum}");
    println!(
        "{:?}",
        Matrix::from_fn(2, 2, |r, c| ((r + c) % 2 == 1 || r == 0) as u8 as f64).power(10).data
    );
    println!("{}", square == square.transposed());
    println!("{}", a[(1, 3)]);
}
