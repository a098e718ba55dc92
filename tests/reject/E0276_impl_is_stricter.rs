trait Copier {
    fn copy_of<T>(item: T) -> T;
}

struct Machine;

impl Copier for Machine {
    fn copy_of<T: Clone>(item: T) -> T {
        item.clone()
    }
}

fn main() {}
