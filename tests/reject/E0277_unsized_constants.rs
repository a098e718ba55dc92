// A constant has a size; one that a trait only declares need not have it yet.
trait Zero {
    const ZERO: Self;
    const NAME: str;
    const ONE: Self = panic!();
}

struct Label;

impl Label {
    const TEXT: str = *"label";
}

const FREE: str = *"free";

trait Sum: Sized {
    const EMPTY: Self;
    const BYTES: [u8] = loop {};
}

fn main() {}
