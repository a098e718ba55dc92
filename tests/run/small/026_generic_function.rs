fn larger<T: PartialOrd>(a: T, b: T) -> T {
    if a > b {
        a
    } else {
        b
    }
}

struct Pair<T> {
    first: T,
    second: T,
}

impl<T: PartialOrd + Copy> Pair<T> {
    fn largest(&self) -> T {
        larger(self.first, self.second)
    }
}

fn main() {
    println!("{} {} {}", larger(1, 2), larger("b", "a"), larger(1.5, 0.5));
    println!("{}", Pair { first: 'p', second: 'q' }.largest());
}
