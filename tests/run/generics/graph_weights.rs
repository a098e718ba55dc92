use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::iter::Sum;
use std::ops::Add;
trait Weight: Copy + Ord + Add<Output = Self> + Default + Debug {
    const MAX: Self;
    fn saturating(self, o: Self) -> Self {
        if self == Self::MAX || o == Self::MAX {
            Self::MAX
        } else {
            self + o
        }
    }
}
impl Weight for u32 {
    const MAX: u32 = u32::MAX;
}
impl Weight for i64 {
    const MAX: Self = i64::MAX;
}
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Dist(f64);
impl Eq for Dist {}
impl PartialOrd for Dist {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl Ord for Dist {
    fn cmp(&self, o: &Self) -> Ordering {
        self.0.total_cmp(&o.0)
    }
}
impl Add for Dist {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Dist(self.0 + o.0)
    }
}
impl Sum for Dist {
    fn sum<I: Iterator<Item = Self>>(it: I) -> Self {
        it.fold(Dist::default(), Add::add)
    }
}
impl<'a> Sum<&'a Dist> for Dist {
    fn sum<I: Iterator<Item = &'a Dist>>(it: I) -> Self {
        it.copied().sum()
    }
}
impl Weight for Dist {
    const MAX: Self = Dist(f64::INFINITY);
}
trait Graph {
    type Node: Copy + Eq + Hash + Ord + Debug;
    type Weight: Weight;
    type Edges<'a>: Iterator<Item = (Self::Node, Self::Weight)>
    where
        Self: 'a;
    fn edges(&self, n: Self::Node) -> Self::Edges<'_>;
    fn bfs(&self, from: Self::Node) -> Vec<Self::Node> {
        let (mut seen, mut q, mut out) = (HashSet::from([from]), VecDeque::from([from]), vec![]);
        while let Some(n) = q.pop_front() {
            out.push(n);
            for (m, _) in self.edges(n) {
                if seen.insert(m) {
                    q.push_back(m)
                }
            }
        }
        out
    }
}
struct Adj<N, W> {
    e: HashMap<N, Vec<(N, W)>>,
}
impl<N: Copy + Eq + Hash + Ord + Debug, W: Weight> Graph for Adj<N, W> {
    type Node = N;
    type Weight = W;
    type Edges<'a>
        = std::iter::Copied<std::slice::Iter<'a, (N, W)>>
    where
        Self: 'a;
    fn edges(&self, n: N) -> Self::Edges<'_> {
        self.e
            .get(&n)
            .map(|v| v.as_slice())
            .unwrap_or(&[])
            .iter()
            .copied()
    }
}
struct Grid<const W: usize, const H: usize>([[u8; W]; H]);
impl<const W: usize, const H: usize> Graph for Grid<W, H> {
    type Node = (usize, usize);
    type Weight = u32;
    type Edges<'a> = Box<dyn Iterator<Item = (Self::Node, u32)> + 'a>;
    fn edges(&self, (x, y): (usize, usize)) -> Self::Edges<'_> {
        Box::new(
            [(0i32, 1i32), (1, 0), (0, -1), (-1, 0)]
                .into_iter()
                .filter_map(move |(dx, dy)| {
                    let (nx, ny) = (
                        x.checked_add_signed(dx as isize)?,
                        y.checked_add_signed(dy as isize)?,
                    );
                    (nx < W && ny < H).then(|| ((nx, ny), self.0[ny][nx] as u32))
                }),
        )
    }
}
fn dijkstra<G: Graph + ?Sized>(
    g: &G,
    from: G::Node,
) -> HashMap<G::Node, (G::Weight, Option<G::Node>)> {
    let mut best = HashMap::new();
    let mut heap = BinaryHeap::new();
    best.insert(from, (G::Weight::default(), None));
    heap.push(Reverse((G::Weight::default(), from)));
    while let Some(Reverse((d, n))) = heap.pop() {
        if best[&n].0 < d {
            continue;
        }
        for (m, w) in g.edges(n) {
            let nd = d.saturating(w);
            if nd < best.get(&m).map_or(G::Weight::MAX, |b| b.0) {
                best.insert(m, (nd, Some(n)));
                heap.push(Reverse((nd, m)));
            }
        }
    }
    best
}
fn path<G>(g: &G, a: G::Node, b: G::Node) -> Option<(G::Weight, Vec<G::Node>)>
where
    G: Graph,
{
    let best = dijkstra(g, a);
    let total = best.get(&b)?.0;
    let mut p: Vec<_> = std::iter::successors(Some(b), |n| best[n].1).collect();
    p.reverse();
    Some((total, p))
}
fn adj<N: Eq + Hash + Copy, W: Copy>(es: &[(N, N, W)]) -> Adj<N, W> {
    let mut e: HashMap<N, Vec<(N, W)>> = HashMap::new();
    for &(a, b, w) in es {
        e.entry(a).or_default().push((b, w));
    }
    Adj { e }
}
fn show(x: impl Display) {
    println!("{x}")
}
fn main() {
    let g = adj(&[
        ('a', 'b', 4u32),
        ('a', 'c', 1),
        ('c', 'b', 2),
        ('b', 'd', 5),
    ]);
    println!(
        "{:?} {:?} {:?}",
        path(&g, 'a', 'd'),
        path(&g, 'd', 'a'),
        g.bfs('a')
    );
    let f = adj(&[(1, 2, Dist(0.5)), (2, 3, Dist(0.25))]);
    println!("{:?}", path(&f, 1, 3));
    show([Dist(1.0), Dist(2.5)].iter().sum::<Dist>().0);
    let gr = Grid([[1, 9, 1], [1, 9, 1], [1, 1, 1]]);
    println!("{:?}", path(&gr, (0, 0), (2, 0)).map(|(w, p)| (w, p.len())));
    println!(
        "{:?}",
        gr.bfs((1, 1)).into_iter().collect::<BTreeSet<_>>().len()
    );
    let d: &dyn Fn(&Adj<char, u32>) -> usize = &|g| dijkstra(g, 'a').len();
    println!("{}", d(&g));
}
