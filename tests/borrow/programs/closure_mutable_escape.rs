fn main() {
    let mut v = vec![1];
    let mut f = || &mut v;
    f().push(1);
}
