use std::fmt::Display;

struct Shown<T: Display>(T);

struct Pair<A, B>
where
    A: Clone,
{
    a: A,
    b: B,
}

enum Maybe<T: Copy> {
    Is(T),
    No,
}

struct Default0<T = i32>(T);

struct Plain;

fn main() {
    let a: Option<Shown<Plain>>;
    let b: Vec<Pair<Plain, u8>>;
    let d = Maybe::<String>::No;
    let e = |x: &Shown<Vec<u8>>| ();
    let f = None::<Shown<Plain>>;
    let g: Vec<[u8]>;
    let h: Maybe<_> = Maybe::Is(1);
    let i: Shown<_> = Shown(2);
    let j: Option<&Shown<String>> = None;
    let k: Default0 = Default0(1);
    let l: Default0 = Default0("a");
}
