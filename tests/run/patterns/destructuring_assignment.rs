fn main() {
    let x = 300i32 as u8; let (a, b); (a, b) = (1, 2); let mut s = [0; 3]; [s[0], _, s[2]] = [7, 8, 9]; println!("{x}{a}{b}{:?}", s);
    let mut p = (0, 0); (p.0, p.1) = (3, 4); (p.1, ..) = (5, 6, 7); println!("{:?}", p);
    struct Q { a: i32, b: i32 } let (m, n); Q { a: m, b: n } = Q { a: 1, b: 2 }; println!("{m}{n}");
    let (mut q, mut r) = (1, 1); for _ in 0..5 { (q, r) = (r, q + r); } println!("{q}");
    let _ = 5; _ = 6; let t = ((1, 2), [3, 4]); let ((a, _), [_, d]) = t; println!("{a}{d}");
    let c = 'x'; let kind = match c { 'a' | 'e' | 'i' | 'o' | 'u' => 1, _ if c.is_alphabetic() => 2, _ => 3 }; println!("{kind}");
    match (1u8, true) { (0, _) => {}, (1..=9, true) => println!("t"), (_, false) | (10.., true) => {} }
    match "abc" { "a" => {}, s @ ("abc" | "d") => println!("{s}"), _ => {} }
    let i = 5; let r = &i; match *r { 5 => println!("five"), _ => {} } match r { &5 => println!("5"), _ => {} } match r { 5 => println!("V"), _ => {} }
}
