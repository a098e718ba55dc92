fn check(f: impl Fn(&str) -> bool) -> bool {
    f("a")
}

fn main() {
    println!("{}", check(|n: i32| n > 0));
}
