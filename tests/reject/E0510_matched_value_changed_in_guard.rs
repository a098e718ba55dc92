fn main() {
    let mut state = Some(3);
    match state {
        None => {}
        Some(_) if {
            state = None;
            false
        } => {}
        Some(n) => println!("{n}"),
    }
}
