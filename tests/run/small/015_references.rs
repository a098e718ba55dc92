fn add_one(n: &mut i32) {
    *n += 1;
}

fn sum(a: &i32, b: &i32) -> i32 {
    a + b
}

fn main() {
    let mut n = 1;
    add_one(&mut n);
    let r = &mut n;
    *r *= 10;
    add_one(r);
    println!("{n} {}", sum(&n, &n));
    let rr = &&n;
    println!("{} {}", **rr, rr);
}
