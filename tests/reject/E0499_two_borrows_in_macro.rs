macro_rules! borrow2 {
    ($v:ident) => {
        let a = &mut $v;
        let b = &mut $v;
        a.push(1);
        b.push(2);
    };
}
fn main() {
    let mut v = vec![1];
    borrow2!(v);
}
