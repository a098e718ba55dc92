fn main() {
    let mut x = 1;
    let r = &mut x;
    let mut f = move || *r += 1;
    f();
    f();
    println!("{}", x);
}
