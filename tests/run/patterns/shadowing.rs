fn main() {
    let x = 5; let x = x * 2; { let x = "inner"; println!("{x}"); } let x = format!("{x}!"); println!("{x}");
    let s = "  5 "; let s = s.trim(); let s: i32 = s.parse().unwrap(); println!("{s}");
    for x in 0..2 { let x = x + 10; print!("{x} "); } println!("{x}");
    let f = |x: i32| { let x = x + 1; x * x }; println!("{}", f(2));
    fn x2() -> i32 { 1 } let x2 = x2(); println!("{x2}");
    match 3 { x if x > 2 => println!("m{x}"), _ => {} }
    struct Some2(i32); let Some2(x) = Some2(9); println!("{x}");
}
