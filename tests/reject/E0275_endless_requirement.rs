trait Deep {}

struct Wrap<T>(T);

impl<T> Deep for T where Wrap<T>: Deep {}

fn main() {}
