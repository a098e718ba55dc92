fn main() {
    let pair = (1, 2);
    match pair {
        (ref first, 0) | (0, first) => println!("{first}"),
        _ => {}
    }
}
