fn main() {
    let mut total = 0;
    let view = &mut total;
    let mut add = || total += 1;
    *view += 1;
    add();
}
