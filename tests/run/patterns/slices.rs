fn sum(v: &[i32]) -> i32 { match v { [] => 0, [x] => *x, [first, rest @ ..] => first + sum(rest) } }
fn ends(v: &[i32]) -> Option<(i32, i32)> { if let [a, .., b] = v { Some((*a, *b)) } else { None } }
fn mid<'a>(v: &'a [i32]) -> &'a [i32] { match v { [_, m @ .., _] => m, _ => &[] } }
fn arr(a: [i32; 4]) -> i32 { let [x, _, .., w] = a; x * w }
fn bytes(s: &str) -> &'static str { match s.as_bytes() { b"hi" => "hi", [b'a'..=b'z', ..] => "lower", [b'A' | b'B', .., b'!'] => "AB!", _ => "other" } }
fn main() {
    println!("{} {:?} {:?} {}", sum(&[1, 2, 3]), ends(&[4, 5]), mid(&[1, 2, 3, 4]), arr([2, 0, 0, 5]));
    for s in ["hi", "zed", "A?!", "9"] { println!("{}", bytes(s)); }
    let mut v = vec![1, 2, 3, 4, 5];
    if let [a, .., e] = v.as_mut_slice() { std::mem::swap(a, e); }
    if let [first, middle @ .., last] = &mut v[..] { *first += *last; middle[0] = 99; }
    println!("{:?}", v);
    let words = vec!["a".to_string(), "b".to_string()];
    match words.as_slice() { [x, y] if x < y => println!("{x}<{y}"), _ => println!("no") }
    let [s1, s2]: [String; 2] = [String::from("p"), String::from("q")];
    println!("{}{}", s2, s1);
    match (&v[..], 3) { ([.., l], n) if *l == n => println!("l"), ([f, ..], _) => println!("f{f}"), _ => {} }
    let nested = [[1, 2], [3, 4]];
    let [[a, _], [_, d]] = nested;
    println!("{}", a + d);
    match "x,y,z".split(',').collect::<Vec<_>>()[..] { [a, b, c] => println!("{a}{b}{c}"), _ => {} }
}
