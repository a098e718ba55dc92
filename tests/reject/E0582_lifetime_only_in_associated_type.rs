fn call<F>(f: F) -> usize
where
    F: for<'a> Fn(usize) -> &'a str,
{
    f(1).len()
}

fn main() {
    println!("{}", call(|_| "x"));
}
