fn main() {
    let x: String;
    let c = || {
        let _ = x;
    };
    let y = String::new();
    drop(y);
    let d = || {
        let _ = y;
    };
    let z = (String::new(), 1);
    drop(z.0);
    let e = || match z.0 {
        _ => {}
    };
    let ok = String::new();
    let f = || {
        let _ = &ok;
    };
}
