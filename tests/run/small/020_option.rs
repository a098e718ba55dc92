fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 {
        Some(n / 2)
    } else {
        None
    }
}

fn quarter(n: i32) -> Option<i32> {
    half(half(n)?)
}

fn main() {
    println!("{:?} {:?} {:?}", quarter(12), quarter(6), quarter(5));
    if let Some(n) = half(10) {
        println!("half is {n}");
    }
    let Some(n) = half(8) else {
        panic!("eight is even");
    };
    println!("{n} {}", half(3).unwrap_or(-1));
}
