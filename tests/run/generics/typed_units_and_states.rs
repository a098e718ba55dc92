//! Phantom types, typestates, associated constants, const generics, default parameters.

use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;
use std::ops::{Add, Div, Index, IndexMut, Mul};

trait Unit {
    const NAME: &'static str;
    const FACTOR: f64 = 1.0;
}

#[derive(Clone, Copy)]
struct Metre;
#[derive(Clone, Copy)]
struct Foot;

impl Unit for Metre {
    const NAME: &'static str = "m";
}

impl Unit for Foot {
    const NAME: &'static str = "ft";
    const FACTOR: f64 = 0.3048;
}

#[derive(Clone, Copy)]
struct Length<U: Unit>(f64, PhantomData<U>);

impl<U: Unit> Length<U> {
    fn new(value: f64) -> Self {
        Length(value, PhantomData)
    }

    fn to<V: Unit>(self) -> Length<V> {
        Length::new(self.0 * U::FACTOR / V::FACTOR)
    }
}

impl<U: Unit, V: Unit> Add<Length<V>> for Length<U> {
    type Output = Length<U>;

    fn add(self, other: Length<V>) -> Length<U> {
        Length::new(self.0 + other.to::<U>().0)
    }
}

impl<U: Unit> Display for Length<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = f.precision().unwrap_or(1);
        write!(f, "{:.places$} {}", self.0, U::NAME)
    }
}

struct Closed;
struct Open {
    lines: usize,
}

struct Door<S = Closed> {
    name: String,
    state: S,
}

impl Door {
    fn new(name: impl Into<String>) -> Self {
        Door { name: name.into(), state: Closed }
    }

    fn open(self) -> Door<Open> {
        Door { name: self.name, state: Open { lines: 0 } }
    }
}

impl Door<Open> {
    fn pass(mut self, n: usize) -> Self {
        self.state.lines += n;
        self
    }

    fn close(self) -> (Door, usize) {
        (Door { name: self.name, state: Closed }, self.state.lines)
    }
}

#[derive(Clone, PartialEq)]
struct Grid<T, const W: usize, const H: usize = W> {
    cells: [[T; W]; H],
}

impl<T: Copy + Default, const W: usize, const H: usize> Grid<T, W, H> {
    const AREA: usize = W * H;

    fn filled(make: impl Fn(usize, usize) -> T) -> Self {
        let mut cells = [[T::default(); W]; H];
        for (y, row) in cells.iter_mut().enumerate() {
            for (x, cell) in row.iter_mut().enumerate() {
                *cell = make(x, y);
            }
        }
        Grid { cells }
    }

    fn transposed(&self) -> Grid<T, H, W> {
        Grid::filled(|x, y| self[(y, x)])
    }
}

impl<T, const W: usize, const H: usize> Index<(usize, usize)> for Grid<T, W, H> {
    type Output = T;

    fn index(&self, (x, y): (usize, usize)) -> &T {
        &self.cells[y][x]
    }
}

impl<T, const W: usize, const H: usize> IndexMut<(usize, usize)> for Grid<T, W, H> {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut T {
        &mut self.cells[y][x]
    }
}

impl<T: Debug, const W: usize, const H: usize> Debug for Grid<T, W, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.cells.iter()).finish()
    }
}

impl<T, const W: usize, const N: usize, const H: usize> Mul<&Grid<T, W, N>> for &Grid<T, N, H>
where
    T: Copy + Default + Add<Output = T> + Mul<Output = T>,
{
    type Output = Grid<T, W, H>;

    fn mul(self, other: &Grid<T, W, N>) -> Grid<T, W, H> {
        Grid::filled(|x, y| (0..N).fold(T::default(), |sum, i| sum + self[(i, y)] * other[(x, i)]))
    }
}

fn mean<T, const N: usize>(values: [T; N]) -> Option<T>
where
    T: Copy + Add<Output = T> + Div<Output = T> + TryFrom<usize>,
{
    let sum = values.into_iter().reduce(|a, b| a + b)?;
    Some(sum / T::try_from(N).ok()?)
}

fn main() {
    let wall: Length<Foot> = Length::new(10.0);
    let room = Length::<Metre>::new(2.0) + wall;
    println!("{room} {:.3} {}", room.to::<Foot>(), wall + room);

    let (door, passed) = Door::new("front").open().pass(2).pass(3).close();
    println!("{} {passed}", door.name);

    let mut grid = Grid::<i32, 3, 2>::filled(|x, y| (x + 10 * y) as i32);
    grid[(1, 1)] = -1;
    println!("{grid:?} {:?}", grid.transposed());
    println!("{} {}", Grid::<u8, 4>::AREA, grid.transposed().transposed() == grid);
    println!("{:?}", &grid * &grid.transposed());
    println!("{:?} {:?} {:?}", mean([1u64, 2, 6]), mean([2i32, 3]), mean::<u16, 0>([]));
    println!("{}", std::mem::size_of::<Length<Foot>>());
}
