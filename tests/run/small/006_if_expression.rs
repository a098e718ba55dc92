fn sign(n: i32) -> &'static str {
    if n < 0 {
        "negative"
    } else if n == 0 {
        "zero"
    } else {
        "positive"
    }
}

fn main() {
    println!("{} {} {}", sign(-4), sign(0), sign(9));
    let larger = if 3 > 2 { 3 } else { 2 };
    println!("{larger}");
}
