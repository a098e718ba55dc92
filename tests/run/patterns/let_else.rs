fn parse(s: &str) -> Option<(i32, i32)> {
    let Some((a, b)) = s.split_once(',') else { return None };
    let (Ok(a), Ok(b)) = (a.trim().parse::<i32>(), b.trim().parse::<i32>()) else { return None; };
    Some((a, b))
}
fn main() {
    println!("{:?} {:?} {:?}", parse("1, 2"), parse("1;2"), parse("x,2"));
    let n: i32 = loop { let Some(x) = Some(3) else { continue }; break x; };
    println!("{n}");
    for s in ["1", "x", "3"] { let Ok(v) = s.parse::<i32>() else { println!("bad {s}"); continue; }; println!("{v}"); }
    let [a, b, ..] = [1, 2, 3][..] else { panic!("short") };
    println!("{}", a + b);
    let Some(z): Option<i32> = None else { println!("none"); std::process::exit(3) };
    println!("{z}");
}
