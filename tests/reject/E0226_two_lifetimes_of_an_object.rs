use std::fmt::Debug;

fn show<'a>(_: &(dyn Debug + 'a + 'static)) {}

fn both<'a, 'b>(_: Box<dyn Debug + 'a + 'b>) {}

fn main() {}
