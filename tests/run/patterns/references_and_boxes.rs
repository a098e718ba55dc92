#[derive(Debug)] struct P { name: String, age: u32 }
fn main() {
    let mut p = P { name: "Al".into(), age: 3 };
    { let P { ref name, ref mut age } = p; *age += 1; println!("{name} {age}"); }
    match p { P { ref mut name, age: 4 } => name.push('!'), _ => {} }
    match &mut p { P { name, age } => { name.push('?'); *age *= 2; } }
    println!("{:?}", p);
    let o = Some(String::from("hi"));
    match &o { Some(s) => println!("{}", s.len()), None => {} }
    match o.as_deref() { Some("hi") => println!("hi!"), _ => {} }
    if let Some(ref s) = o { println!("{s}"); }
    let r = &Some(5); if let &Some(n) = r { println!("{}", n + 1); }
    let rr = &&3; let &&n = rr; println!("{n}");
    for &(a, b) in &[(1, 'x'), (2, 'y')] { println!("{a}{b}"); }
    for (i, s) in ["a", "b"].iter().enumerate() { println!("{i}{s}"); }
    let b = Box::new((1, String::from("q"))); let (x, y) = *b; println!("{x}{y}");
    let mut arr = [(1, 2), (3, 4)]; for (a, b) in arr.iter_mut() { std::mem::swap(a, b); } for (a, _) in &mut arr { *a += 10; } println!("{:?}", arr);
    let bx = Box::new(Some(3)); match *bx { Some(ref n) => println!("{n}"), None => {} }
    let mut om = Some(3); while let Some(n) = om { if n == 0 { om = None } else { om = Some(n - 1) } } println!("{:?}", om);
    let mut st = vec![1, 2]; while let Some(t) = st.pop() { print!("{t}"); } println!();
    let x @ (a, b) = (1, 2); println!("{:?}{a}{b}", x);
    let ref z = 5; println!("{}", *z);
    let s @ P { .. } = p; println!("{:?}", s);
}
