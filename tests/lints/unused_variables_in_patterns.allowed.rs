#![allow(unused, nonstandard_style, unconditional_recursion)]
struct Point {
    x: i32,
    y: i32,
}

fn first(pair: (i32, i32)) -> i32 {
    let (a, b) = pair;
    a
}

fn shorthand(point: Point) -> i32 {
    let Point { x, y } = point;
    y
}

fn alternatives(pair: (i32, i32)) {
    match pair {
        (n, 1) | (1, n) => {}
        (m @ 2..=9, _) => {}
        _ => {}
    }
}

fn main() {
    println!("{}", first((1, 2)) + shorthand(Point { x: 1, y: 2 }));
    alternatives((1, 2));
    if let Some(value) = Some(1) {}
    for (i, item) in [1, 2].iter().enumerate() {
        println!("{item}");
    }
    let closure = |seen: i32, unseen: i32| seen;
    let _ignored = 1;
    let ref borrowed = 2;
}
