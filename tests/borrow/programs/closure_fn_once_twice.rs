fn call<F: FnOnce() -> String>(f: F) -> String { f() }
fn main() {
    let s = String::from("a");
    let f = move || s;
    println!("{}", call(f));
    println!("{}", call(f));
}
