#[derive(Clone, Debug, PartialEq)]
struct Wrapper<T>(T);
struct NotClone;
trait Shout {
    fn shout(&self) -> String;
}
impl<T: std::fmt::Display> Shout for Vec<T> {
    fn shout(&self) -> String {
        String::new()
    }
}
impl<T: Copy> Wrapper<T> {
    fn only_copy(&self) {}
}
fn f<T>(t: T, v: Vec<T>) {
    v.clone();
    v.shout();
    Wrapper(t).clone();
}
fn main() {
    Wrapper(NotClone).clone();
    vec![NotClone].clone();
    vec![NotClone].shout();
    Wrapper(String::new()).only_copy();
    let m = std::collections::HashMap::<NotClone, u8>::new();
    m.insert(NotClone, 1);
    Some(NotClone).unwrap_or_default();
    let r: Result<u8, NotClone> = Ok(1);
    r.unwrap();
}
