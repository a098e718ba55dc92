trait Shout {
    fn shout(&self) -> String;
}
impl<T: Clone> Shout for Vec<T> {
    fn shout(&self) -> String {
        String::new()
    }
}
struct W<T>(T);
impl<T: Clone + std::fmt::Debug> Shout for W<T> {
    fn shout(&self) -> String {
        String::new()
    }
}
struct N;
fn g<T>(v: Vec<T>, w: W<T>) {
    v.shout();
    w.shout();
}
fn main() {
    vec![N].shout();
    W(N).shout();
    W(Box::new(N)).shout();
    let f = || 1;
    f.shout();
}
