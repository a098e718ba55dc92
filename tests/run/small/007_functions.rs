fn square(n: i32) -> i32 {
    n * n
}

fn hypotenuse_squared(a: i32, b: i32) -> i32 {
    return square(a) + square(b);
}

fn say(n: i32) {
    println!("said {n}");
}

fn main() {
    say(hypotenuse_squared(3, 4));
    let unit = say(1);
    println!("{unit:?}");
}
