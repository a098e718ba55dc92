fn overwritten() -> i32 {
    let mut total = 0;
    total = 5;
    total
}

fn never_read() {
    let mut count = 0;
    count += 1;
    let mut late;
    late = 3;
    let mut pair = (1, 2);
    pair.0 = 4;
}

fn parameter(mut x: i32) -> i32 {
    x = 4;
    x
}

fn in_a_loop(limit: u32) -> u32 {
    let mut last = 0;
    let mut i = 0;
    while i < limit {
        last = i;
        i += 1;
    }
    last
}

fn after_the_last_use() {
    let mut text = String::from("a");
    println!("{text}");
    text = String::from("b");
    let mut n = 1;
    println!("{n}");
    n = 2;
}

fn main() {
    println!("{}", overwritten() + parameter(1));
    never_read();
    println!("{}", in_a_loop(3));
    after_the_last_use();
}
