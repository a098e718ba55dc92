use std::fmt::Display;
use std::thread;
fn start<F: FnOnce()>(f: F) {
    thread::spawn(f);
}
fn show<T>(t: T) -> String {
    t.to_string()
}
fn show2<T>(t: &T) {
    println!("{t}");
}
fn show3<T>(t: Vec<T>) -> Vec<T>
where
    T: Display,
{
    t.clone()
}
fn need_send<T: Send>(_: T) {}
fn closure<T>(t: T) {
    need_send(move || {
        let _x = &t;
    });
}
fn opaque(t: impl Display) {
    need_send(t);
}
fn main() {}
