fn main() {
    let x = 7;
    match x { n if n % 2 == 0 => println!("even"), n if n > 5 => println!("big odd {n}"), _ => println!("odd") }
    let p = (3, -3);
    match p { (x, y) if x + y == 0 => println!("zero"), (x, _) if x % 2 == 1 => println!("odd"), _ => println!("none") }
    let msg = Some(42);
    match msg { Some(n @ 1..=9) => println!("digit {n}"), Some(n @ (10 | 20 | 30)) => println!("ten {n}"), Some(n) if n > 40 => println!("large {n}"), Some(_) => {}, None => {} }
    let v = vec![Some(1), None, Some(3)];
    for o in &v { match o { Some(n) if *n > 1 => println!("gt {n}"), Some(_) | None => println!("no") } }
    let s = String::from("abc");
    match s { t if t.len() == 2 => println!("{t}"), t => println!("moved {t}") }
    let r = match x { 0 => "z", _ if x < 0 => "n", 1..=9 => "d", _ => "m" }; println!("{r}");
    println!("{}", matches!(x, 1..=9 if x != 5));
    assert!(!matches!(Some(1), None | Some(2..)));
    let k = 7; match x { k if k == 3 => println!("3"), _ if x == k => println!("same"), _ => {} }
}
