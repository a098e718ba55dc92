trait Show {
    fn show(&self);
    fn make() -> u8;
}

struct Wrap<X>(X);

impl<X: Clone> Show for Wrap<X> {
    fn show(&self) {}
    fn make() -> u8 {
        1
    }
}

#[derive(Clone)]
struct Copied<T>(T);

struct Plain;

fn takes_ref(x: &u8) -> bool {
    *x > 1
}

fn main() {
    Wrap(Plain).show();
    Wrap::<Plain>::make();
    Copied(Plain).clone();
    let v = vec![1u8];
    let w: Vec<u8> = v.map(|x| x + 1).collect();
    (&v).filter(|x| true);
    String::new().map(|c| c);
    "abc".map(|c| c);
    v.into_iter().map(takes_ref).count();
}
