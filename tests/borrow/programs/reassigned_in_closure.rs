fn main() {
    let n = 0;
    let mut f = || n += 1;
    f();
}
