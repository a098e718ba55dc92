fn main() {
    let mut n = 0;
    {
        let mut outer = || {
            let mut inner = || n += 1;
            inner();
        };
        outer();
    }
    println!("{}", n);
}
