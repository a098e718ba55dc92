// Functions with `'static` in their signature where a bound on `Fn` traits relates regions.
fn nobody() -> Option<&'static str> {
    None
}
fn vikings() -> Option<&'static str> {
    Some("vikings")
}
fn only_static(s: &'static str) -> usize {
    s.len()
}
fn keep<'a>(s: &'a str, _t: &'static str) -> &'a str {
    s
}
fn named(n: usize) -> Result<&'static str, &'static str> {
    if n == 0 { Err("none") } else { Ok("some") }
}
trait Name {
    const NAME: &'static str;
    fn name() -> &'static str {
        Self::NAME
    }
}
struct A;
impl Name for A {
    const NAME: &'static str = "A";
}
fn call<F: Fn() -> &'static str>(f: F) -> &'static str {
    f()
}
fn apply<T, R, F>(t: T, f: F) -> R
where
    F: FnOnce(T) -> R,
{
    f(t)
}

fn main() {
    println!("{:?}", Some("barbarians").or_else(vikings));
    println!("{:?}", None.or_else(vikings));
    println!("{:?}", None.or_else(nobody));
    println!("{:?}", Some("x").map(only_static));
    println!("{:?}", ["a", "bc"].into_iter().map(only_static).sum::<usize>());
    println!("{:?}", (0..2).map(named).collect::<Vec<_>>());
    println!("{:?}", (0..2).map(named).collect::<Result<Vec<_>, _>>());
    println!("{}", call(A::name));
    println!("{}", call(<A as Name>::name));
    let local = String::from("local");
    println!("{}", ["t"].iter().fold(local.as_str(), |a, t| keep(a, t)));
    println!("{}", apply("y", only_static));
    let f: fn(&'static str) -> usize = only_static;
    println!("{}", apply("yz", f));
    println!("{:?}", vec![1, 0].iter().copied().map(named).find(|r| r.is_err()));
    println!("{}", std::iter::repeat_with(A::name).take(2).collect::<String>());
}
