use hello_macro::HelloMacro;
use hello_macro_derive::Other;
#[derive(HelloMacro, Debug)]
struct Pancakes;
fn f() { use nope::Inner; #[derive(Inner, Other)] struct Q; #[derive(Nothing)] struct Z; }
fn main() { Pancakes::hello_macro(); |val| val + x }
