#[repr("C")] struct A { a: u8 }
#[repr(D)] struct B { a: u8 }
#[repr(u8)] struct C { a: u8 }
#[repr(u8)] #[repr(packed)] enum F { A }
#[repr(C)] fn f() {}
enum Disc { A(u8) = 1, B = 2 }
enum Disc2 { A { x: u8 }, B = 2 }
enum Disc3 { A, B = 2, C }
#[repr(u8)] enum Disc4 { A(u8) = 1, B = 2 }
fn main() {}
