fn main() {
    let r = 'outer: { for i in 1.. { for j in 1..i { if i * j == 42 { break 'outer (i, j); } } } (0, 0) };
    println!("{:?}", r);
    let v = 'b: { if r.0 > 100 { break 'b 1; } if r.0 > 5 { break 'b 2 } 3 }; println!("{v}");
    let mut n = 0; let k = 'l: loop { loop { n += 1; if n == 5 { break 'l n * 2; } if n % 2 == 0 { continue 'l; } } }; println!("{k}");
    'o: for i in 0..3 { for j in 0..3 { if j == i { continue 'o; } if i == 2 { break 'o; } println!("{i}{j}"); } }
    'w: while n > 0 { n -= 1; if n == 2 { break 'w } } println!("{n}");
    let x = if let Some(y) = Some(1) { y } else { unreachable!() }; println!("{x}");
    let z = { let q = 3; q * q }; println!("{z}");
}
