fn tail(a: i32) -> i32 {
    (a)
}

fn early(a: i32) -> i32 {
    if (a > 1) {
        return (1);
    }
    while(a > 9){}
    match (a) {
        1 => (2),
        _ => (3),
    }
}

fn needed(a: bool, b: bool) -> bool {
    let range = (1..3);
    for i in (0..3) {
        println!("{i} {range:?}");
    }
    let x = (1 + 2);
    let y = (x) + 1;
    if (a && b) || a {
        println!("{}", (x + 1) * y);
    }
    if !(a == b) {
        return (if a { b } else { a }) && b;
    }
    if let Some(n) = (Some(1)) {
        println!("{n}");
    }
    a
}

fn main() {
    println!("{}", tail(1) + early((2)));
    needed(true, false);
    let (n) = 1;
    let m: (i32) = n;
    let closure = |k: i32| (k);
    closure(m);
}
