fn main() {
    let mut total = 0;
    let view = &mut total;
    *view += 1;
    let mut add = || total += 1;
    add();
    println!("{total}");
}
