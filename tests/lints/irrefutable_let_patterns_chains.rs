//@ edition: 2024
fn main() {
    let x = Some(1);
    if let a = 5 && let Some(b) = x && b > 0 { println!("{a}{b}"); }
    if let Some(b) = x && let c = b { println!("{b}{c}"); }
    if let c = 1 && let d = 2 { println!("{d}{c}"); }
    if x.is_some() && let d = 2 { println!("{d}"); }
    while let d = 2 && x.is_none() { println!("{d}"); }
    while let Some(q) = x && let d = 2 && let e = 3 { println!("{d}"); }
    match x { Some(y) if y > 1 => println!("{y}"), _ => {} }
    if let (a, b) = (1, 2) { } else if let c = 5 { } else { }
}

