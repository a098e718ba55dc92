fn main() {
    let mut state = Some(3);
    match state {
        None => {}
        Some(n) => println!("{n}"),
    }
    state = None;
    println!("{state:?}");
}
