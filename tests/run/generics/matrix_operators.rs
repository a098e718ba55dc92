use std::fmt::{self, Display};
use std::ops::{Add, AddAssign, Deref, Index, IndexMut, Mul, Neg, Sub};
trait Zero {
    const ZERO: Self;
}
trait One: Zero {
    const ONE: Self;
}
macro_rules! num { ($($t:ty: $z:expr, $o:expr);*) => { $(impl Zero for $t { const ZERO: Self = $z; } impl One for $t { const ONE: Self = $o; })* } }
num!(i32: 0, 1; i64: 0, 1; f64: 0.0, 1.0; u8: 0, 1);
#[derive(Clone, Copy, Debug, PartialEq)]
struct Matrix<T, const R: usize, const C: usize> {
    m: [[T; C]; R],
}
impl<T: Copy + Zero, const R: usize, const C: usize> Matrix<T, R, C> {
    const CELLS: usize = R * C;
    const SQUARE: bool = R == C;
    fn zero() -> Self {
        Self {
            m: [[T::ZERO; C]; R],
        }
    }
    fn transpose(&self) -> Matrix<T, C, R> {
        let mut out = Matrix::zero();
        for r in 0..R {
            for c in 0..C {
                out[(c, r)] = self[(r, c)];
            }
        }
        out
    }
    fn rows(&self) -> impl Iterator<Item = &[T; C]> + '_ {
        self.m.iter()
    }
    fn map<U, F: FnMut(T) -> U>(self, mut f: F) -> Matrix<U, R, C> {
        Matrix {
            m: self.m.map(|row| row.map(&mut f)),
        }
    }
}
impl<T: Copy + One, const N: usize> Matrix<T, N, N> {
    const IDENTITY: Self = {
        let mut m = [[T::ZERO; N]; N];
        let mut i = 0;
        while i < N {
            m[i][i] = T::ONE;
            i += 1;
        }
        Matrix { m }
    };
    fn pow(self, n: u32) -> Self
    where
        T: AddAssign + Mul<Output = T>,
    {
        (0..n).fold(Self::IDENTITY, |acc, _| acc * self)
    }
    fn trace(&self) -> T
    where
        T: Add<Output = T>,
    {
        (0..N).map(|i| self[(i, i)]).fold(T::ZERO, |a, b| a + b)
    }
}
impl<T, const R: usize, const C: usize> Index<(usize, usize)> for Matrix<T, R, C> {
    type Output = T;
    fn index(&self, (r, c): (usize, usize)) -> &T {
        &self.m[r][c]
    }
}
impl<T, const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<T, R, C> {
    fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut T {
        &mut self.m[r][c]
    }
}
impl<
        T: Copy + Zero + AddAssign + Mul<Output = T>,
        const R: usize,
        const K: usize,
        const C: usize,
    > Mul<Matrix<T, K, C>> for Matrix<T, R, K>
{
    type Output = Matrix<T, R, C>;
    fn mul(self, rhs: Matrix<T, K, C>) -> Self::Output {
        let mut out = Matrix::zero();
        for r in 0..R {
            for c in 0..C {
                for k in 0..K {
                    out[(r, c)] += self[(r, k)] * rhs[(k, c)];
                }
            }
        }
        out
    }
}
impl<T: Copy + Mul<Output = T> + Zero, const R: usize, const C: usize> Mul<T> for Matrix<T, R, C> {
    type Output = Self;
    fn mul(self, k: T) -> Self {
        self.map(|x| x * k)
    }
}
impl<'a, T: AddAssign + Copy, const R: usize, const C: usize> Add<&'a Matrix<T, R, C>>
    for Matrix<T, R, C>
{
    type Output = Self;
    fn add(mut self, rhs: &'a Self) -> Self {
        for (a, b) in self.m.iter_mut().flatten().zip(rhs.m.iter().flatten()) {
            *a += *b;
        }
        self
    }
}
impl<T: Neg, const R: usize, const C: usize> Neg for Matrix<T, R, C> {
    type Output = Matrix<<T as Neg>::Output, R, C>;
    fn neg(self) -> Self::Output {
        Matrix {
            m: self.m.map(|r| r.map(|x| -x)),
        }
    }
}
impl<T, const R: usize, const C: usize> From<[[T; C]; R]> for Matrix<T, R, C> {
    fn from(m: [[T; C]; R]) -> Self {
        Self { m }
    }
}
impl<T, const R: usize, const C: usize> Deref for Matrix<T, R, C> {
    type Target = [[T; C]];
    fn deref(&self) -> &Self::Target {
        &self.m
    }
}
impl<T: Display, const R: usize, const C: usize> Display for Matrix<T, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.m {
            let cells: Vec<String> = row.iter().map(|x| format!("{x:>4}")).collect();
            writeln!(f, "[{}]", cells.join(" "))?;
        }
        Ok(())
    }
}
impl<T: Sub<Output = T> + Copy, const N: usize> Sub for Matrix<T, N, 1> {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        Matrix {
            m: std::array::from_fn(|i| [self.m[i][0] - o.m[i][0]]),
        }
    }
}
fn sum_all<const R: usize, const C: usize>(m: &Matrix<i32, R, C>) -> i32 {
    m.iter().flatten().sum()
}
fn main() {
    let a = Matrix::from([[1, 2, 3], [4, 5, 6]]);
    print!("{a}{}{}", a.transpose(), a * a.transpose());
    println!(
        "{} {} {}",
        Matrix::<u8, 3, 4>::CELLS,
        Matrix::<f64, 2, 2>::SQUARE,
        a.len()
    );
    let f = Matrix::from([[1i64, 1], [1, 0]]);
    println!("{:?} trace {}", f.pow(30).m, f.pow(10).trace());
    print!("{}", -(a * 10) + &a);
    println!(
        "{} {:?}",
        sum_all(&a),
        a.rows().map(|r| r.iter().max()).collect::<Vec<_>>()
    );
    println!("{:?}", Matrix::from([[5], [7]]) - Matrix { m: [[1], [2]] });
    println!("{:?}", Matrix::<f64, 2, 2>::IDENTITY.map(|x| x as u8 + 1));
    println!("{}", a == a.transpose().transpose());
}
