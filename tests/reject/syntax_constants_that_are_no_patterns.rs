struct S(i32);
const SS: S = S(1);
#[derive(PartialEq)]
enum E { A, B }
const EE: E = E::A;
struct Custom(i32);
impl PartialEq for Custom { fn eq(&self, o: &Custom) -> bool { true } }
const CC: Custom = Custom(1);
const NN: f64 = f64::NAN;
const FF: fn() = main;
fn main() {
    match S(1) { SS => {}, _ => {} }
    match E::A { EE => {}, _ => {} }
    match Custom(1) { CC => {}, _ => {} }
    match 1.0 { NN => {}, _ => {} }
}
