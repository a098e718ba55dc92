struct P {
    a: String,
    b: (u8, String),
}
fn main() {
    let p = P {
        a: String::new(),
        b: (1, String::new()),
    };
    let c = || {
        let P { a: _, b: (n, _) } = &p;
        *n
    };
    let d = || {
        let (x, _) = p.b;
        x
    };
    let o = Some(String::new());
    let e = || match o {
        Some(_) => 1,
        None => 0,
    };
    let f = || {
        let _ = p.a;
        let g = || {
            let _ = p.b.1;
        };
        g()
    };
    println!("{} {} {}", c(), d(), e());
    f();
    let mut v = vec![1];
    let r = &mut v;
    let h = || {
        let _ = v;
    };
    r.push(2);
    h();
    let q: *const P = &p;
    let k = || {
        let _ = unsafe { &(*q).a };
    };
    k();
}
