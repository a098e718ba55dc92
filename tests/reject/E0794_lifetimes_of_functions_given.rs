fn f() {} fn g<'a>(x: &'a str) -> &'a str { x } fn h<'a: 'b, 'b: 'a>() {} fn k<'a: 'a, T>(x: &'a T) {}
struct S;
impl S { fn m<'a>(&'a self) {} fn n<'a: 'a>(&self) {} }
fn late<'a, 'b: 'a, T>(x: &'a T, y: &'b T) {}
fn main() {
    f::<'static>();
    g::<'static>("a");
    h::<'static>();
    k::<'static, u8>(&1);
    k::<'static, 'static, u8>(&1);
    S.m::<'static>();
    S.n::<'static>();
    S.n::<'static, 'static>();
    let z = g::<'static>;
    late::<'static, u8>(&1, &2);
    late::<'static, 'static, u8>(&1, &2);
    f::<'static, 'static>();
    S::m::<'static>(&S);
    Vec::<u8>::new::<'static>();
    k::<'static>(&1);
    "a".len::<'static>();
    [1].iter::<'static>();
}
