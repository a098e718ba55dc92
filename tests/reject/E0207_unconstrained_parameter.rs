struct Maker;

impl<T: Default> Maker {
    fn make(&self) -> T {
        T::default()
    }
}

fn main() {}
