//! The product of two matrices held as vectors of vectors.

const SIZE: usize = 140;

type Matrix = Vec<Vec<f64>>;

fn multiply(a: &Matrix, b: &Matrix, size: usize) -> Matrix {
    let mut product = vec![vec![0.0; size]; size];
    for i in 0..size {
        for j in 0..size {
            let mut sum = 0.0;
            for k in 0..size {
                sum += a[i][k] * b[k][j];
            }
            product[i][j] = sum;
        }
    }
    product
}

fn main() {
    let mut a = vec![vec![0.0; SIZE]; SIZE];
    let mut b = vec![vec![0.0; SIZE]; SIZE];
    for i in 0..SIZE {
        for j in 0..SIZE {
            a[i][j] = (i * j % 7) as f64;
            b[i][j] = (i + j) as f64 * 0.5;
        }
    }
    let product = multiply(&a, &b, SIZE);
    let mut trace = 0.0;
    for i in 0..SIZE {
        trace += product[i][i];
    }
    println!("{trace}");
}
