use std::collections::VecDeque;
use std::fmt::Debug;

trait Container {
    type Item;
    type Iter<'a>: Iterator<Item = &'a Self::Item>
    where
        Self: 'a;
    const NAME: &'static str;

    fn put(&mut self, item: Self::Item);
    fn take(&mut self) -> Option<Self::Item>;
    fn items(&self) -> Self::Iter<'_>;

    fn drain_all(&mut self) -> Vec<Self::Item> {
        std::iter::from_fn(|| self.take()).collect()
    }
}

#[derive(Default)]
struct Lifo<T>(Vec<T>);

#[derive(Default)]
struct Fifo<T>(VecDeque<T>);

impl<T> Container for Lifo<T> {
    type Item = T;
    type Iter<'a>
        = std::slice::Iter<'a, T>
    where
        T: 'a;
    const NAME: &'static str = "lifo";

    fn put(&mut self, item: T) {
        self.0.push(item);
    }

    fn take(&mut self) -> Option<T> {
        self.0.pop()
    }

    fn items(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> Container for Fifo<T> {
    type Item = T;
    type Iter<'a>
        = std::collections::vec_deque::Iter<'a, T>
    where
        T: 'a;
    const NAME: &'static str = "fifo";

    fn put(&mut self, item: T) {
        self.0.push_back(item);
    }

    fn take(&mut self) -> Option<T> {
        self.0.pop_front()
    }

    fn items(&self) -> Self::Iter<'_> {
        self.0.iter()
    }
}

fn exercise<C>() -> Vec<C::Item>
where
    C: Container + Default,
    C::Item: Debug + From<u8>,
{
    let mut container = C::default();
    for n in 1..=3 {
        container.put(C::Item::from(n));
    }
    let first = container.take();
    println!("{}: took {first:?}, {} left", C::NAME, container.items().count());
    container.drain_all()
}

fn main() {
    println!("{:?} {:?}", exercise::<Lifo<u32>>(), exercise::<Fifo<i64>>());
}
