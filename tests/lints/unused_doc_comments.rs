macro_rules! m { () => { fn g() {} } }
/// docs of a call
/// second
m!();
/** block */
extern "C" {}
fn main() {
    /// doc on a let
    let x = 1;
    /// doc on expression
    println!("{}", x);
    /// doc on match
    match x {
        /// doc arm
        1 => {}
        _ => {}
    }
    /// on item
    fn inner() {}
    /// on block
    { inner(); }
    let v = S {
        /// on field
        a: 1,
    };
    /// expr
    g();
    let S { /// pat
        a } = v;
    if x == 1 {
        x;
    }
}
struct S { a: i32 }
fn gen<
/// type
T>(t: T) {}
