fn main<T> x() { }
