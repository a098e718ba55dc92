struct Engine;
type Alias = Engine;

impl Engine for u8 {}

fn start<T: Alias>(_item: T) {}

fn main() {
    start(1);
}
