fn f() -> [u8; _] { [1] }
const X: [u8; _] = [1, 2];
struct S { x: [u8; _] }
fn g(x: [u8; _]) {}

fn main() { let x = (_ , 1); let y: [u8; { _ }] = [1]; }
