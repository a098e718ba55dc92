fn pick<'a>(first: &'a i32, second: &i32) -> &'a i32 {
    if *first > *second {
        first
    } else {
        second
    }
}

fn main() {
    println!("{}", pick(&1, &2));
}
