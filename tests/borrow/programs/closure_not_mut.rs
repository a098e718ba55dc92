fn main() {
    let mut n = 0;
    let f = || n += 1;
    f();
}
