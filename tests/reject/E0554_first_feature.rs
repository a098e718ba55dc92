#![feature(never_type)]
#![feature(box_patterns)]
// Only the first attribute is told.
fn main() {}
