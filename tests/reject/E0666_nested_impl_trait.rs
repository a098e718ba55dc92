trait Produce<T> {}

impl<T> Produce<T> for u8 {}

fn produce() -> impl Produce<impl Produce<u8>> {
    1u8
}

fn both() -> impl Into<impl std::fmt::Debug> {
    1u8
}

fn main() {}
