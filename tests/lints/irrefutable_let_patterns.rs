fn main() {
    let mut i = 0;
    while true {
        i += 1;
        if i > 3 { break; }
    }
    'a: while (true) { break 'a; }
    let x = Some(1);
    if let y = x { println!("{:?}", y); }
    while let z = 5 { println!("{}", z); break; }
    let q = 3 else { return };
    println!("{}", q);
    'd: while false { 'd: loop { break 'd; } }
    'e: loop { 'e: loop { break 'e; } break 'e; }
    if { x.is_some() } {}
    let s = { 5 };
    let a = [0; { 3 }];
    let b: [i32; { 3 }] = a;
    f({ 3 });
    while { i < 3 } { i += 1; }
    match { x } { _ => {} }
    return { () };
}
fn f(a: i32) {}
macro_rules! used { () => { 1 } }
macro_rules! unused { () => { 2 } }
macro_rules! r { (a) => { 2 }; (b) => { 3 } }

