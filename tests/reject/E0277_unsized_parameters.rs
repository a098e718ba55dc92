fn main() {
    let text: str = *"hello";
    let d: dyn std::fmt::Debug = 1;
    let arr: [u8] = [1, 2];
    let r = &*"a";
    println!("{}", r);
    take(*r);
}
fn take(d: dyn std::fmt::Display) {}
fn by(self_: [u8]) -> usize { self_.len() }
