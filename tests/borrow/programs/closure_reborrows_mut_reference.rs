fn main() {
    let mut x = 1;
    let r = &mut x;
    {
        let mut f = || *r += 1;
        f();
    }
    *r += 1;
    println!("{}", x);
}
