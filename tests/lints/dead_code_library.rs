//@ crate-type: lib
pub fn public() {
    shared();
}

fn shared() {}

fn private() {}

pub struct Open {
    pub seen: i32,
    unseen: i32,
}

impl Open {
    pub fn new() -> Open {
        Open { seen: 1, unseen: 2 }
    }

    fn secret(&self) {}
}

mod hidden {
    pub fn reexported() {}

    pub fn forgotten() {}
}

pub use hidden::reexported;

pub trait Walks {
    fn walk(&self);
}

impl Walks for Open {
    fn walk(&self) {}
}

enum Closed {
    A,
}
